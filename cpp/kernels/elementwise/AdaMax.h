/// Kingma & Ba 2015, section 7. Epsilon stands within the maximum (inner) or in the denominator (outer).
struct AdaMax {
  static constexpr int slots = 2;  // m, n
  float stepSize, rest1, beta2, inner, outer;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& n) const {
    m = keep(m + rest1 * (g - m));
    n = keep(max_(beta2 * n, abs(g) + inner));
    return stepSize * m / (n + outer);
  }
};
