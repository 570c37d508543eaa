/// Polyak & Juditsky 1992, as torch.optim has it: ax averages the new p, which is computed here as the sweep will.
struct ASGD {
  static constexpr int slots = 1;  // ax
  float eta, retain, mu;           // retain = 1 - lambda * eta
  Keep keep;

  KERNEL float operator()(float p, float g, float& ax) const {
    const float u = p - (retain * p - eta * g);
    const float next = p - u;
    ax = keep(mu < 1 ? ax + mu * (next - ax) : next);
    return u;
  }
};
