/// Defazio & Mishchenko 2023, Adam variant. From the sums follows d, the estimated distance; pace = lr d.
struct DAdaptAdam {
  static constexpr int slots = 3, kept = 0, found = 0;  // m, v, s
  using Sums = During<Plain, Plain>;
  float pace, rest1, rest2, rest3, epsilon;
  Keep keep;

  KERNEL float nextV(float v, float g) const { return keep(v + rest2 * (g * g - v)); }
  KERNEL float nextS(float s, float g) const { return keep(s + rest3 * (pace * g - s)); }

  KERNEL void measure(float* x, Unread, float g, Unread, float v, float s) const {
    x[0] = g * s / (sqrt(nextV(v, g)) + epsilon);
    x[1] = abs(nextS(s, g));
  }

  KERNEL float operator()(float, float g, float& m, float& v, float& s) const {
    m = keep(m + rest1 * (pace * g - m));
    v = nextV(v, g);
    s = nextS(s, g);
    return m / (sqrt(v) + epsilon);
  }
};
