/// Liu et al. 2020. Until the variance can be trusted (rectified = 0) the root is left out.
struct RAdam {
  static constexpr int slots = 2;  // m, v
  float stepSize, rectified, rest1, rest2, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v) const {
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (g * g - v));
    const float root = sqrt(v) + epsilon;
    return rectified > 0 ? stepSize * m / root : stepSize * m;
  }
};
