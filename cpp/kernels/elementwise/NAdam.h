/// Dozat 2016. Java writes the momentum's schedule and the bias corrections into what m and g are multiplied by.
struct NAdam {
  static constexpr int slots = 2;  // m, v
  float ofMean, ofGradient, rest1, rest2, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v) const {
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (g * g - v));
    return (ofMean * m + ofGradient * g) / (sqrt(v) + epsilon);
  }
};
