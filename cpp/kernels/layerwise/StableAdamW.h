/// Wortsman et al. 2023, algorithm 2: AdamW with a smaller rate where v is too small for the gradients. Java folds the
/// bias corrections into rest1 and rest2.
struct StableAdamW {
  static constexpr int slots = 2, kept = 0, found = 1;  // m, v; clipped
  using Sums = Before<Square>;                          // g / sqrt(v)
  float rate, rest1, rest2, epsilon, decay;
  Keep keep;
  float clipped;

  KERNEL float mean(float v, float g) const { return keep(v + rest2 * (g * g - v)); }

  KERNEL void measure(float* x, Unread, float g, Unread, float v) const {
    x[0] = g / atLeast(sqrt(mean(v, g)), epsilon);
  }

  KERNEL void finish(const double* sums, const WholeTensor& tensor) {
    const double rms = sqrt(sums[0] / tensor.size);
    clipped = rms > 1 ? static_cast<float>(rate / rms) : rate;
  }

  KERNEL float operator()(float p, float g, float& m, float& v) const {
    m = keep(m + rest1 * (g - m));
    v = mean(v, g);
    return clipped * (m / (sqrt(v) + epsilon) + decay * p);
  }
};
