/// Shazeer & Stern 2018, algorithms 4 to 6: v is the product of its rows' and columns' means, over the mean of all.
struct Adafactor {
  static constexpr int slots = 0, kept = 2, found = 2;  // r, c; mean, scale
  using Margins = MarginsBefore<Total>;
  using Sums = Before<Square, Square>;  // of p, of the update
  static constexpr float alone = 1;
  float rest, epsilon1, epsilon2, threshold, rate;
  float mean, scale;

  KERNEL float entry(float g, float, float) const { return g * g + epsilon1; }
  KERNEL float margin(float before, double sum, int64_t n) const {
    return before + rest * (static_cast<float>(sum / static_cast<double>(n)) - before);
  }
  KERNEL void between(const float* r, int64_t n) {
    double sum = 0;
    for (int64_t i = 0; i < n; ++i) sum += r[i];
    mean = n > 1 ? static_cast<float>(sum / static_cast<double>(n)) : 1;
  }

  /// Two roots, for where row and column have no gradient the product of r and c is 0 in float.
  KERNEL float direction(float g, float r, float c) const { return g / (sqrt(r / mean) * sqrt(c)); }
  KERNEL void measure(float* x, float p, float g, float r, float c) const {
    x[0] = p;
    x[1] = direction(g, r, c);
  }
  KERNEL void finish(const double* sums, const WholeTensor& t) {
    const double n = static_cast<double>(t.size);
    const double size = sqrt(sums[0] / n), length = sqrt(sums[1] / n) / threshold;
    scale = static_cast<float>((size > epsilon2 ? size : epsilon2) * rate / (length > 1 ? length : 1));
  }

  KERNEL float operator()(float, float g, float r, float c) const { return scale * direction(g, r, c); }
};
