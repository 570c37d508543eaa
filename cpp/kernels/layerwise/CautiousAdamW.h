/// Liang et al. 2024: Adam's update where it has the gradient's sign, enlarged by as much as is missing elsewhere.
struct CautiousAdamW {
  static constexpr int slots = 2, kept = 0, found = 1;  // m, v; scale
  using Sums = Before<Plain>;                           // the mask
  float stepSize, rest1, rest2, epsilon;
  Keep keep;
  float scale;

  KERNEL float mean(float m, float g) const { return keep(m + rest1 * (g - m)); }

  /// By signs, whose product never underflows; NaN passes.
  KERNEL float masked(float u, float m, float g) const { return sign(m) * sign(g) <= 0 ? 0 : u; }

  KERNEL void measure(float* x, Unread, float g, float m, Unread) const { x[0] = masked(1, mean(m, g), g); }

  KERNEL void finish(const double* sums, const WholeTensor& tensor) {
    scale = static_cast<float>(tensor.size / (sums[0] + 1));
  }

  KERNEL float operator()(float, float g, float& m, float& v) const {
    m = mean(m, g);
    v = keep(v + rest2 * (g * g - v));
    return masked(scale * stepSize * m / (sqrt(v) + epsilon), m, g);
  }
};
