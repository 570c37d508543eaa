/// Jordan et al. 2024: the momentum with all its singular values brought near 1. Conventions are sets of scalars.
struct Muon {
  static constexpr int slots = 1, kept = 0;  // m
  static constexpr int buffers = 2, squares = NewtonSchulz::squares, own = 0;
  float rate, aspect, rms;
  NesterovMomentum momentum;
  Orthogonality orthogonality;

  Dense direct(const Crew& crew, const WholeMatrix& w) const {
    momentum.advance(crew, w);
    return orthogonal(crew, w, orthogonality, forShape(w.gradient, aspect, rms));
  }
};
