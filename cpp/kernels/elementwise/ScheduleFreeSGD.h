/// Defazio et al. 2024, equations 4 to 6: p is y, where gradients are taken; x is what is evaluated.
struct ScheduleFreeSGD {
  static constexpr int slots = 2;  // z, x
  float rate, beta, weight;

  KERNEL float operator()(float p, float g, float& z, float& x) const {
    z = z - rate * g;
    x = weight == 1 ? z : x + weight * (z - x);
    return p - (z + beta * (x - z));
  }
};
