/// Zhang et al. 2024, algorithm 1: Adam with one v for a block. The blocks are units of their own: see Rule.units.
struct AdamMini {
  static constexpr int slots = 1, kept = 1, found = 1;  // m; v; scale
  using Sums = Before<Square>;                          // g
  float stepSize, rest1, rest2, epsilon;
  Keep keep;
  float scale;

  KERNEL void measure(float* x, Unread, float g, Unread) const { x[0] = g; }

  KERNEL void finish(const double* sums, const WholeTensor& tensor) {
    float& v = *tensor.kept[0];
    v = keep(v + rest2 * (static_cast<float>(sums[0] / tensor.size) - v));
    const float root = sqrt(v) + epsilon;
    scale = root == 0 ? 0 : stepSize / root;
  }

  KERNEL float operator()(float, float g, float& m) const {
    m = keep(m + rest1 * (g - m));
    return scale * m;
  }
};
