/// Zhuang et al. 2020. Epsilon is added to s (grown), and to its root after the bias correction.
struct AdaBelief {
  static constexpr int slots = 2;  // m, s
  float stepSize, rest1, rest2, grown, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& s) const {
    m = keep(m + rest1 * (g - m));
    const float d = g - m;
    s = keep(s + rest2 * (d * d - s) + grown);
    return stepSize * m / (sqrt(s) + epsilon);
  }
};
