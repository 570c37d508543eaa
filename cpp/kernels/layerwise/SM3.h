/// Anil et al. 2019, SM3-II: the covers are the rows and the columns.
struct SM3 {
  static constexpr int slots = 0, kept = 2, found = 0;  // r, c
  using Margins = MarginsDuring<Largest>;
  static constexpr float alone = __builtin_inff();
  float rate;

  KERNEL float entry(float g, float r, float c) const { return min_(r, c) + g * g; }
  KERNEL float margin(float, double largest, int64_t) const { return static_cast<float>(largest); }

  KERNEL float operator()(float, float g, float r, float c) const {
    const float v = entry(g, r, c);
    return v == 0 ? 0.0f : rate * g / sqrt(v);
  }
};
