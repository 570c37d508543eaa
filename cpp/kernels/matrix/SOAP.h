/// Vyas et al. 2024: Adam in the eigenbases of Shampoo's L and R. As in the authors' code, the first step only finds
/// these, so that no gradient is seen through itself.
struct SOAP {
  static constexpr int slots = 2, kept = 4;  // m, v in the eigenbases; L, R, their eigenvectors
  static constexpr int buffers = 3, squares = 4, own = 6;
  float rate, rest1, rest2, epsilon, rest3, most, first, refresh;
  Keep keep;

  Dense direct(const Crew& crew, const WholeMatrix& w) const {
    float *const m = w.slots[0], *const v = w.slots[1], *const g = w.gradient.at, *const to = w.second.at;
    const Sides sides(w, most);
    if (first > 0) {
      sides.average(crew, w.gradient, rest3);
      sides.begin(crew);
      elements(crew, w.gradient.size(), [=](int64_t i) { to[i] = 0; });
      return w.second;
    }
    const float* const turned = sides.turn(crew, w.gradient, false, w).at;
    elements(crew, w.gradient.size(), [=](int64_t i) {
      m[i] = keep(m[i] + rest1 * (g[i] - m[i]));
      v[i] = keep(v[i] + rest2 * (turned[i] * turned[i] - v[i]));
    });
    const float* const mean = sides.turn(crew, w.slot(0), false, w).at;
    elements(crew, w.gradient.size(), [=](int64_t i) { to[i] = mean[i] / (sqrt(v[i]) + epsilon); });
    const Dense direction = sides.turn(crew, w.second, true, w);
    sides.average(crew, w.gradient, rest3);
    if (refresh > 0) sides.follow(crew, w.slot(1), w.gradient);
    return direction;
  }
};
