/// McMahan et al. 2013, algorithm 1. c = z + p / eta in place of z, which would round p.
struct FTRL {
  static constexpr int slots = 2;  // c, n
  float rate, beta, l1, l2, drawn;

  KERNEL float operator()(float p, float g, float& c, float& n) const {
    n = n + g * g;
    const float root = beta + sqrt(n);  // rate / eta
    const float sum = c + g;
    const float moved = (root - drawn) * p;
    const float z = rate * sum - moved;  // rate times the paper's
    const float s = sign(z) * l1;
    const bool zero = abs(z) <= rate * l1;
    const float u = zero ? p : (rate * (sum - s + l2 * p) + drawn * p) / (root + rate * l2);
    c = zero ? sum - (moved == 0 ? 0.0f : moved / rate) : s - l2 * (p - u);
    return u;
  }
};
