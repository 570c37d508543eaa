// Newton-Schulz: polynomials of a matrix that bring all of its singular values near 1.
#pragma once

#include "algebra.h"

namespace {

struct Quintic {
  float a, b, c;  // x <- a x + b x³ + c x⁵
};

/// Jordan et al. 2024, the same in every step; Amsel et al. 2025 (Polar Express), one for each, the last for all later.
constexpr Quintic usual[] = {{3.4445f, -4.7750f, 2.0315f}};
constexpr Quintic express[] = {{8.1566f, -22.4833f, 15.8788f},
                               {4.0429f, -2.8089f, 0.5000f},
                               {3.8917f, -2.7725f, 0.5061f},
                               {3.2858f, -2.3681f, 0.4645f},
                               {2.3465f, -1.7098f, 0.4232f}};

struct Polynomials {
  const Quintic* each;
  int64_t last;
  int64_t together;  // so many at most may be found of one r: what rounding adds to r in float32 grows with each
  Quintic operator[](int64_t step) const { return each[step < last ? step : last]; }
};

inline void exchange(Dense& a, Dense& b) {
  const Dense first = a;
  a = b;
  b = first;
}

/// z <- a I + b r + c s.
inline void polynomial(const Crew& crew, Quintic q, Dense r, Dense s, Dense z) {
  crew.each(z.rows, [&](int64_t i) {
    const float *const x = r.row(i), *const y = s.row(i);
    float* const to = z.row(i);
    for (int64_t j = 0; j < z.columns; ++j) to[j] = q.b * x[j] + q.c * y[j];
    to[i] += q.a;
  });
}

/// What Muon's kernels are told of it: scalars.
struct Orthogonality {
  float steps, express, margin, epsilon;
};

/// The momentum, which takes the gradient's place; with Nesterov's look ahead both have a share.
struct NesterovMomentum {
  float retain, weight, ofGradient, ofMomentum;
  Keep keep;

  void advance(const Crew& crew, const WholeMatrix& w) const {
    float *const x = w.gradient.at, *const m = w.slots[0];
    elements(crew, w.gradient.size(), [*this, x, m](int64_t i) {
      m[i] = keep(retain * m[i] + weight * x[i]);
      x[i] = ofGradient * x[i] + ofMomentum * m[i];
    });
  }
};

/// A factor for the shape: `aspect` sqrt(max(1, rows / columns)), or `rms` sqrt(max(rows, columns)).
inline float forShape(const Dense& x, float aspect, float rms) {
  const double rows = x.rows, columns = x.columns;
  return static_cast<float>(aspect * sqrt(rows > columns ? rows / columns : 1) +
                            rms * sqrt(rows > columns ? rows : columns));
}

struct NewtonSchulz {
  const Crew& crew;
  const Polynomials polynomials;
  float* const scratch;  // 5 square matrices as large as the shorter side

  static constexpr int squares = 5;

  /// Returns x with other singular values, times `scale`; in x or y, both of which it uses.
  Dense operator()(Dense x, Dense y, int64_t steps, float scale) const {
    const bool tall = x.rows > x.columns;
    const int64_t n = tall ? x.columns : x.rows, m = tall ? x.rows : x.columns;
    for (int64_t step = 0; step < steps;) {
      // Of square ones the products cost as much either way, and x by itself loses less.
      const int64_t rest = steps - step, most = 4 * m < 5 * n ? 1 : polynomials.together;
      const int64_t count = rest < most ? rest : most;
      const Dense z = count == 1 ? once(n, Factor(x, tall), step) : several(n, Factor(x, tall), step, count);
      step += count;
      const float factor = step == steps ? scale : 1;
      if (tall)
        multiply(crew, factor, x, z, 0, y);
      else
        multiply(crew, factor, z, x, 0, y);
      exchange(x, y);
    }
    return x;
  }

 private:
  Dense square(int64_t n, int64_t i) const { return {scratch + i * n * n, n, n}; }

  /// What x is to be multiplied by in one step.
  Dense once(int64_t n, Factor x, int64_t step) const {
    const Dense r = square(n, 0), s = square(n, 1);
    gram(crew, 1, x, 0, r);
    gram(crew, 1, r, 0, s);  // r is symmetric
    polynomial(crew, polynomials[step], r, s, s);
    return s;
  }

  /// The same for several: their polynomials of r = x xᵀ are symmetric and commute.
  Dense several(int64_t n, Factor x, int64_t step, int64_t count) const {
    Dense r = square(n, 0), s = square(n, 1), z = square(n, 2), q = square(n, 3), t = square(n, 4);
    gram(crew, 1, x, 0, r);
    for (int64_t k = 0; k < count; ++k) {
      gram(crew, 1, r, 0, s);  // r is symmetric
      polynomial(crew, polynomials[step + k], r, s, k == 0 ? q : z);
      if (k > 0) {
        multiplySymmetric(crew, z, q, t);
        exchange(q, t);
      }
      if (k + 1 == count) break;
      const Dense factor = k == 0 ? q : z;
      multiplySymmetric(crew, factor, r, s);
      multiplySymmetric(crew, s, factor, t);
      exchange(r, t);
    }
    return q;
  }
};

/// The matrix w.gradient with its singular values brought near 1, times `scale`. Its norm is found in double, where
/// squares neither vanish nor overflow.
inline Dense orthogonal(const Crew& crew, const WholeMatrix& w, const Orthogonality& how, float scale) {
  const Dense x = w.gradient;
  const double norm = sqrt(sumOfSquares(crew, x.at, x.size(), reinterpret_cast<double*>(w.second.at)));
  const double shrink = 1 / (how.margin * norm + how.epsilon);
  elements(crew, x.size(), [=](int64_t i) { x.at[i] = static_cast<float>(x.at[i] * shrink); });
  const bool same = how.express == 0;
  // Three keep the singular values within 2e-3; Jordan's, less steep, may be five if they begin with the gradient.
  const Polynomials polynomials{same ? usual : express, same ? 0 : 4, same && how.steps <= 5 ? 5 : 3};
  return NewtonSchulz{crew, polynomials, w.scratch}(x, w.second, static_cast<int64_t>(how.steps), scale);
}

}  // namespace
