/// Nesterov 1983, as Sutskever et al. 2013 put it. The learning rate stands inside the velocity (inner = lr, outer =
/// -1) or outside it (-1, lr).
struct Nesterov {
  static constexpr int slots = 1;  // v
  float mu, inner, outer;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& v) const {
    v = keep(mu * v - inner * g);
    return outer * (mu * v - inner * g);
  }
};
