/// Xie et al. 2022, with Adam's bias corrections. They are folded into the scalars, as is the divisor of the paper's
/// decay: (p - u) / (1 + lambda) = p - (u + lambda * p) / (1 + lambda).
struct Adan {
  static constexpr int slots = 4;  // m, v, n, g
  float meanSize, differenceSize, beta2, rest1, rest2, rest3, epsilon, decay, later;
  Keep keep;

  KERNEL float operator()(float p, float g, float& m, float& v, float& n, float& before) const {
    const float d = later > 0 ? g - before : 0.0f;  // nothing is before a parameter's first update
    const float ahead = g + beta2 * d;
    before = g;
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (d - v));
    n = keep(n + rest3 * (ahead * ahead - n));
    return (meanSize * m + differenceSize * v) / (sqrt(n) + epsilon) + decay * p;
  }
};
