/// Li et al. 2025: Muon, whose rows are then brought to equal length by the root of v, a mean of squares for each.
struct NorMuon {
  static constexpr int slots = 1, kept = 1;  // m; v
  static constexpr int buffers = 2, squares = NewtonSchulz::squares, own = 0;
  float rate, aspect, rms, rest2, epsilon;
  NesterovMomentum momentum;
  Orthogonality orthogonality;

  Dense direct(const Crew& crew, const WholeMatrix& w) const {
    momentum.advance(crew, w);
    const Dense o = orthogonal(crew, w, orthogonality, 1);
    float* const v = w.slots[1];
    auto* const sums = reinterpret_cast<double*>(w.scratch);
    const double before = sqrt(sumOfSquares(crew, o.at, o.size(), sums));
    crew.each(o.rows, [&](int64_t r) {
      const Dense row = o.part(r, 0, 1, o.columns);
      v[r] = momentum.keep(v[r] + rest2 * (static_cast<float>(sumOfSquares(row) / o.columns) - v[r]));
      scale(row, 1 / (sqrt(v[r]) + epsilon));
    });
    const double after = sqrt(sumOfSquares(crew, o.at, o.size(), sums));
    const float factor = after > 0 ? static_cast<float>(length(o, before) / after) : 1;
    elements(crew, o.size(), [=](int64_t i) { o.at[i] *= factor; });
    return o;
  }

  /// The paper's, for all shapes the same in the mean; or the one before, for the shape.
  double length(Dense o, double before) const {
    return rms * sqrt(static_cast<double>(o.size())) + before * forShape(o, aspect, 0);
  }
};
