/// Defazio et al. 2024, algorithm 1: p is y, where gradients are taken and weights decay; x is what is evaluated.
struct ScheduleFreeAdamW {
  static constexpr int slots = 3;  // z, x, v
  float rate, beta, weight, rest2, epsilon, decay;
  Keep keep;

  KERNEL float operator()(float p, float g, float& z, float& x, float& v) const {
    v = keep(v + rest2 * (g * g - v));
    z = z - (rate * g / (sqrt(v) + epsilon) + decay * p);
    x = weight == 1 ? z : x + weight * (z - x);
    return p - (z + beta * (x - z));
  }
};
