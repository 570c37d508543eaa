/// Gupta et al. 2018, with the averages and the blocks of Shi et al. 2023, and grafting (Agarwal et al. 2020): in every
/// block the direction is Shampoo's, its length that of another optimizer.
struct Ungrafted {
  static constexpr int slots = 0;
  Keep keep;

  KERNEL float direction(float mean, float, float*, int64_t) const { return mean; }
  float length(Dense, Dense) const { return 1; }
};

struct GraftedSGD : Ungrafted {
  float length(Dense direction, Dense other) const {
    const double own = sumOfSquares(direction);
    return own > 0 ? static_cast<float>(sqrt(sumOfSquares(other) / own)) : 1;
  }
};

/// AdaGrad's or Adam's.
struct GraftedAdaptive : GraftedSGD {
  static constexpr int slots = 1;  // a
  float retain, rest, correction, epsilon;

  KERNEL float direction(float mean, float g, float* a, int64_t i) const {
    a[i] = keep(retain * a[i] + rest * (g * g));
    return mean / (sqrt(correction * a[i]) + epsilon);
  }
};

template <class Graft>
struct ShampooOf {
  static constexpr int slots = 1 + Graft::slots, kept = 4;  // m, the graft's; L, R, their inverse fourth roots
  static constexpr int buffers = 3, squares = 0, own = 6;
  float rate, rest1, correction1, retain2, rest2, correction2, epsilon, edge, refresh;
  Graft graft;

  Dense direct(const Crew& crew, const WholeMatrix& w) const {
    const Dense g = w.gradient, mean = w.second;
    float *const x = g.at, *const m = w.slots[0], *const a = w.slots[1], *const to = mean.at;
    const Blocks blocks(g, static_cast<int64_t>(edge));
    const auto side = [&](int64_t i, bool right, bool root) {
      return blocks.square(i, right, w.slots[slots + right + 2 * root]);
    };
    for (int64_t i = 0; i < 2 * blocks.count(); ++i)
      gram(crew, rest2, Factor(blocks.of(g, i / 2), i % 2), retain2, side(i / 2, i % 2, false));
    if (refresh > 0)
      crew.each(2 * blocks.count(), [&](int64_t k) {
        inverseFourthRoot(side(k / 2, k % 2, false), correction2, epsilon, side(k / 2, k % 2, true), crew.own);
      });
    elements(crew, g.size(), [=](int64_t i) {
      m[i] = graft.keep(m[i] + rest1 * (x[i] - m[i]));
      to[i] = correction1 * m[i];
      x[i] = graft.direction(to[i], x[i], a, i);
    });
    for (int64_t i = 0; i < blocks.count(); ++i) {
      multiply(crew, 1, side(i, false, true), blocks.of(mean, i), 0, blocks.of(w.third, i));
      multiply(crew, 1, blocks.of(w.third, i), side(i, true, true), 0, blocks.of(mean, i));
    }
    crew.each(blocks.count(),
              [&](int64_t i) { scale(blocks.of(mean, i), graft.length(blocks.of(mean, i), blocks.of(g, i))); });
    return mean;
  }
};

using Shampoo = ShampooOf<Ungrafted>;
using ShampooSGD = ShampooOf<GraftedSGD>;
using ShampooAdaptive = ShampooOf<GraftedAdaptive>;
