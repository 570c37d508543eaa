/// Ginsburg et al. 2019, algorithm 1: momentum of gradients over the root of v, which is one number for the whole
/// tensor.
struct NovoGrad {
  static constexpr int slots = 1, kept = 1, found = 1;  // m; v; scale
  using Sums = Before<Square>;                          // g
  float rate, beta1, weight, rest2, epsilon, decay;
  Keep keep;
  float scale;

  KERNEL void measure(float* x, Unread, float g, Unread) const { x[0] = g; }

  KERNEL void finish(const double* sums, const WholeTensor& tensor) {
    float& v = *tensor.kept[0];
    v = keep(v + rest2 * (static_cast<float>(sums[0]) - v));
    const double length = sqrt(static_cast<double>(v)) + epsilon;
    scale = length == 0 ? 0 : static_cast<float>(1 / length);
  }

  KERNEL float operator()(float p, float g, float& m) const {
    m = keep(beta1 * m + weight * (g * scale + decay * p));
    return rate * m;
  }
};
