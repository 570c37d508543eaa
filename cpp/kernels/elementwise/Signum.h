/// Bernstein et al. 2018, with momentum.
struct Signum {
  static constexpr int slots = 1;  // m
  float rate, rest;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m) const {
    m = keep(m + rest * (g - m));
    return rate * sign(m);
  }
};
