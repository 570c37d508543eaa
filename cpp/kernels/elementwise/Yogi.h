/// Zaheer et al. 2018: v moves by (1 - beta2) g^2 at most, whatever it is. The scalars are Adam's.
struct Yogi {
  static constexpr int slots = 2;  // m, v
  float stepSize, rest1, rest2, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v) const {
    m = keep(m + rest1 * (g - m));
    const float square = g * g;
    v = keep(v - rest2 * sign(v - square) * square);
    return stepSize * m / (sqrt(v) + epsilon);
  }
};
