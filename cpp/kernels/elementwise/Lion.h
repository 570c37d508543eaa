/// Chen et al. 2023.
struct Lion {
  static constexpr int slots = 1;  // m
  float rate, rest1, rest2;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& m) const {
    const float c = m + rest1 * (g - m);
    m = keep(m + rest2 * (g - m));
    return rate * sign(c);
  }
};
