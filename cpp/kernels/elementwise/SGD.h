/// Gradient descent: p <- p - lr g.
struct SGD {
  static constexpr int slots = 0;
  float rate;

  KERNEL float operator()(Unread, float g) const { return rate * g; }
};
