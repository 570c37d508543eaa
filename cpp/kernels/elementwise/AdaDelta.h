/// Zeiler 2012.
struct AdaDelta {
  static constexpr int slots = 2;  // v, a
  float rate, rest, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& v, float& a) const {
    v = keep(v + rest * (g * g - v));
    const float d = sqrt(a + epsilon) / sqrt(v + epsilon) * g;
    a = keep(a + rest * (d * d - a));
    return rate * d;
  }
};
