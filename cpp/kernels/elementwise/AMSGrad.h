/// Reddi, Kale & Kumar 2018. The scalars are Adam's.
struct AMSGrad {
  static constexpr int slots = 3;  // m, v, h
  float stepSize, rest1, rest2, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v, float& h) const {
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (g * g - v));
    h = max_(h, v);
    return stepSize * m / (sqrt(h) + epsilon);
  }
};
