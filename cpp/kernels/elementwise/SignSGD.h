/// Bernstein et al. 2018.
struct SignSGD {
  static constexpr int slots = 0;
  float rate;

  KERNEL float operator()(Unread, float g) const { return rate * sign(g); }
};
