/// Gradient descent: p <- p - lr g.
struct SGD {
  static constexpr int slots = 0;
  float rate;

  KERNEL float operator()(float, float g) const { return rate * g; }
};
