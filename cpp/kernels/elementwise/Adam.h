/// Kingma & Ba 2015. Java folds both bias corrections into stepSize (and, on request, epsilon); rest = 1 - beta.
struct Adam {
  static constexpr int slots = 2;  // m, v
  float stepSize, rest1, rest2, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v) const {
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (g * g - v));
    return stepSize * m / (sqrt(v) + epsilon);
  }
};
