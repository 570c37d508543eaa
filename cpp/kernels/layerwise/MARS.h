/// Yuan et al. 2024, MARS-AdamW from gradients that are computed once. Vectors are neither corrected nor clipped; Java
/// lets nothing be corrected in the first step.
struct MARS {
  static constexpr int slots = 3, kept = 0, found = 2;  // m, v, before; weight, length
  using Sums = Before<Square>;                          // c
  float stepSize, rest1, rest2, epsilon, correction;
  Keep keep;
  float weight, length;

  KERNEL static float corrected(float g, float before, float weight) {
    return weight > 0 ? g + weight * (g - before) : g;
  }

  KERNEL void measure(float* x, Unread, float g, Unread, Unread, float before) const {
    x[0] = corrected(g, before, correction);
  }

  KERNEL void finish(const double* sums, const WholeTensor& tensor) {
    const double norm = sqrt(sums[0]);
    weight = tensor.vector ? 0 : correction;
    length = norm > 1 && !tensor.vector ? static_cast<float>(norm) : 1;
  }

  KERNEL float operator()(float, float g, float& m, float& v, float& before) const {
    const float c = corrected(g, before, weight) / length;
    before = g;
    m = keep(m + rest1 * (c - m));
    v = keep(v + rest2 * (c * c - v));
    return stepSize * m / (sqrt(v) + epsilon);
  }
};
