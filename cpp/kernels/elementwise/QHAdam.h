/// Ma & Yarats 2019: Adam with a share of the gradient itself (now) beside each corrected mean (mean).
struct QHAdam {
  static constexpr int slots = 2;  // m, v
  float rate, rest1, rest2, now1, mean1, now2, mean2, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m, float& v) const {
    const float square = g * g;
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (square - v));
    return rate * (now1 * g + mean1 * m) / (sqrt(now2 * square + mean2 * v) + epsilon);
  }
};
