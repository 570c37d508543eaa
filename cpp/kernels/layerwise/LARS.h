/// You, Gitman & Ginsburg 2017, algorithm 1. A tensor's own rate lets it move in proportion to its length.
struct LARS {
  static constexpr int slots = 1, kept = 0, found = 1;  // v; local
  using Sums = Before<Square, Square>;                  // p, g
  float rate, trust, momentum, decay, epsilon;
  Keep keep;
  float local;

  KERNEL void measure(float* x, float p, float g, Unread) const {
    x[0] = p;
    x[1] = g;
  }

  KERNEL void finish(const double* sums, const WholeTensor&) {
    const double norm = sqrt(sums[0]), length = sqrt(sums[1]);
    const bool zero = norm == 0 || length == 0;
    local = zero ? rate : static_cast<float>(rate * (trust * norm / (length + decay * norm + epsilon)));
  }

  KERNEL float operator()(float p, float g, float& v) const {
    v = keep(momentum * v + local * (g + decay * p));
    return v;
  }
};
