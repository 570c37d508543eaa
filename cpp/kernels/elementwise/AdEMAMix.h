/// Pagliardini, Ablin & Grangier 2024. Java folds the bias corrections of m1 and v, and alpha, into fast, slow and
/// epsilon.
struct AdEMAMix {
  static constexpr int slots = 3;  // m1, m2, v
  float fast, slow, rest1, rest2, rest3, epsilon;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m1, float& m2, float& v) const {
    m1 = keep(m1 + rest1 * (g - m1));
    m2 = keep(m2 + rest3 * (g - m2));
    v = keep(v + rest2 * (g * g - v));
    return (fast * m1 + slow * m2) / (sqrt(v) + epsilon);
  }
};
