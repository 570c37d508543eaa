/// Mishchenko & Defazio 2023, Adam version. From the sums follows d, the estimated distance; pace = lr d^2.
struct Prodigy {
  static constexpr int slots = 4, kept = 0, found = 0;  // m, v, s, p0
  using Sums = During<Plain, Plain>;
  float rate, d, rest1, rest2, rest3, pace, epsilon;
  Keep keep;

  KERNEL float next(float s, float g) const { return keep(s + rest3 * (pace * g - s)); }

  KERNEL void measure(float* x, float p, float g, Unread, Unread, float s, float p0) const {
    x[0] = g * (p0 - p);
    x[1] = abs(next(s, g));
  }

  KERNEL float operator()(float, float g, float& m, float& v, float& s, const float&) const {
    const float scaled = d * g;
    m = keep(m + rest1 * (scaled - m));
    v = keep(v + rest2 * (scaled * scaled - v));
    s = next(s, g);
    return rate * m / (sqrt(v) + epsilon);
  }
};
