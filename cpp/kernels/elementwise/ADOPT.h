/// Taniguchi et al. 2024: the gradient is divided by the v before it, then averaged. In the first update Java lets
/// nothing but v <- g^2 happen: rest2 is 1, the others are 0.
struct ADOPT {
  static constexpr int slots = 2;  // m, v
  float rate, rest1, rest2, epsilon, bound;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v) const {
    const float scaled = g / atLeast(sqrt(v), epsilon);
    m = keep(m + rest1 * (clamp(scaled, -bound, bound) - m));
    v = keep(v + rest2 * (g * g - v));
    return rate * m;
  }
};
