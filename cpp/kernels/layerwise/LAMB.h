/// You et al. 2020, algorithm 2 with φ(x) = x. Java folds the bias corrections as for Adam.
struct LAMB {
  static constexpr int slots = 2, kept = 0, found = 1;  // m, v; trust
  using Sums = Before<Square, Square>;                  // p, r
  float stepSize, rest1, rest2, epsilon, decay, rate;
  Keep keep;
  float trust;

  KERNEL float direction(float p, float g, float& m, float& v) const {
    m = keep(m + rest1 * (g - m));
    v = keep(v + rest2 * (g * g - v));
    return stepSize * m / (sqrt(v) + epsilon) + decay * p;
  }

  KERNEL void measure(float* x, float p, float g, float m, float v) const {
    x[0] = p;
    x[1] = direction(p, g, m, v);
  }

  KERNEL void finish(const double* sums, const WholeTensor&) {
    const double norm = sqrt(sums[0]), length = sqrt(sums[1]);
    trust = norm > 0 && length > 0 ? static_cast<float>(norm / length) : 1;
  }

  KERNEL float operator()(float p, float g, float& m, float& v) const { return rate * trust * direction(p, g, m, v); }
};
