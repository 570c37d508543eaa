// Products of matrices, in pieces that a crew shares. Everything is row by row; BLAS runs one thread per piece.
#pragma once

#include "blas.h"
#include "crew.h"
#include "jdescent.h"
#include "sums.h"

namespace {

using jdescent::Crew;
using jdescent::padded;
using jdescent::section;
using jdescent::sections;

/// A matrix within a larger one, whose rows are `stride` floats apart.
struct Dense {
  float* at;
  int64_t rows, columns, stride;

  Dense(float* at, int64_t rows, int64_t columns, int64_t stride)
      : at(at), rows(rows), columns(columns), stride(stride) {}
  Dense(float* at, int64_t rows, int64_t columns) : Dense(at, rows, columns, columns) {}

  float* row(int64_t r) const { return at + r * stride; }
  int64_t size() const { return rows * columns; }
  Dense part(int64_t r, int64_t c, int64_t partRows, int64_t partColumns) const {
    return {row(r) + c, partRows, partColumns, stride};
  }
};

/// A matrix, or what it is when its rows are taken for columns.
struct Factor {
  Dense of;
  bool turned;

  Factor(Dense of, bool turned = false) : of(of), turned(turned) {}

  int64_t columns() const { return turned ? of.rows : of.columns; }
  Factor turn() const { return {of, !turned}; }
  Factor someRows(int64_t from, int64_t count) const {
    return {turned ? of.part(0, from, of.rows, count) : of.part(from, 0, count, of.columns), turned};
  }
};

/// A matrix kernel's parameter.
struct WholeMatrix {
  Dense gradient, second, third;  // buffers; the direction is in the one that the kernel returns
  float* const* slots;
  float* scratch;

  Dense slot(int64_t k) const { return {slots[k], gradient.rows, gradient.columns}; }
};

constexpr int rowMajor = 101, plain = 111, transposed = 112, lower = 122;
constexpr int64_t largest = 1024;  // edge of a piece of a product: copying it costs little beside multiplying
constexpr int64_t smallest = 96;   // edge up to which both halves of a symmetric piece are computed

constexpr int64_t chunk = 16 * JDESCENT_TILE;  // elements that one of a crew takes at a time

/// Calls body(i) for all elements of a buffer.
template <class Body>
void elements(const Crew& crew, int64_t size, Body body) {
  crew.each(sections(size, chunk), [&](int64_t k) {
    const int64_t end = k * chunk + section(size, chunk, k);
#pragma omp simd
    for (int64_t i = k * chunk; i < end; ++i) body(i);
  });
}

/// The sum of squares, in double; every member gets it. Uses a double of `sums` per chunk.
inline double sumOfSquares(const Crew& crew, const float* x, int64_t size, double* sums) {
  const int64_t chunks = sections(size, chunk);
  crew.each(chunks, [&](int64_t k) {
    Lanes lanes;
    lanes.add<Square>(x + k * chunk, section(size, chunk, k));
    sums[k] = lanes.total();
  });
  double sum = 0;
  for (int64_t k = 0; k < chunks; ++k) sum += sums[k];
  crew.wait();  // nobody overwrites what others still add
  return sum;
}

/// The sum of squares, by one thread.
inline double sumOfSquares(Dense x) {
  double sum = 0;
  for (int64_t r = 0; r < x.rows; ++r) {
    Lanes lanes;
    lanes.add<Square>(x.row(r), x.columns);
    sum += lanes.total();
  }
  return sum;
}

inline void scale(Dense x, float by) {
  for (int64_t r = 0; r < x.rows; ++r)
    for (int64_t c = 0; c < x.columns; ++c) x.row(r)[c] *= by;
}

/// c <- alpha a b + beta c, by one thread.
inline void multiplyPiece(float alpha, Factor a, Factor b, float beta, Dense c) {
  jdescent::blas.sgemm(rowMajor, a.turned ? transposed : plain, b.turned ? transposed : plain, c.rows, c.columns,
                       a.columns(), alpha, a.of.at, a.of.stride, b.of.at, b.of.stride, beta, c.at, c.stride);
}

/// c <- alpha a b + beta c.
inline void multiply(const Crew& crew, float alpha, Factor a, Factor b, float beta, Dense c) {
  const int64_t across = sections(c.columns, largest);
  crew.each(sections(c.rows, largest) * across, [&](int64_t i) {
    const int64_t r = i / across, k = i % across;
    const int64_t rows = section(c.rows, largest, r), columns = section(c.columns, largest, k);
    multiplyPiece(alpha, a.someRows(r * largest, rows), b.turn().someRows(k * largest, columns).turn(), beta,
                  c.part(r * largest, k * largest, rows, columns));
  });
}

/// Calls visit(r, c, rows, columns) for pieces that make up the lower triangle of [at, at + n).
template <class Visit>
void triangle(int64_t at, int64_t n, int64_t leaf, Visit visit) {
  if (n <= leaf) return visit(at, at, n, n);
  const int64_t half = (n / 2 + 15) / 16 * 16;
  triangle(at, half, leaf, visit);
  triangle(at + half, n - half, leaf, visit);
  for (int64_t r = at + half; r < at + n; r += largest)
    for (int64_t c = at; c < at + half; c += largest)
      visit(r, c, section(at + n - r, largest, 0), section(at + half - c, largest, 0));
}

/// The upper half of a symmetric matrix from a piece of its lower half.
inline void mirror(Dense s, int64_t r, int64_t c, int64_t rows, int64_t columns) {
  constexpr int64_t tile = 32;  // both sides stay in the first cache
  for (int64_t i = r; i < r + rows; i += tile)
    for (int64_t j = c; j < c + columns; j += tile)
      for (int64_t x = i; x < i + tile && x < r + rows; ++x)
        for (int64_t y = j; y < j + tile && y < c + columns && y < x; ++y) s.row(y)[x] = s.row(x)[y];
}

/// s <- a b, which is known to be symmetric.
inline void multiplySymmetric(const Crew& crew, Dense a, Dense b, Dense s) {
  int64_t k = 0;
  triangle(0, s.rows, smallest, [&](int64_t r, int64_t c, int64_t rows, int64_t columns) {
    if (!crew.has(k++)) return;
    multiplyPiece(1, Factor(a).someRows(r, rows), Factor(b).someRows(c, columns).turn(), 0,
                  s.part(r, c, rows, columns));
    mirror(s, r, c, rows, columns);
  });
  crew.wait();
}

/// s <- alpha x xᵀ + beta s.
inline void gram(const Crew& crew, float alpha, Factor x, float beta, Dense s) {
  int64_t k = 0;
  triangle(0, s.rows, largest, [&](int64_t r, int64_t c, int64_t rows, int64_t columns) {
    if (!crew.has(k++)) return;
    const Factor some = x.someRows(r, rows);
    if (r == c)
      jdescent::blas.ssyrk(rowMajor, lower, x.turned ? transposed : plain, rows, x.columns(), alpha, some.of.at,
                           some.of.stride, beta, s.row(r) + r, s.stride);
    else
      multiplyPiece(alpha, some, x.someRows(c, columns).turn(), beta, s.part(r, c, rows, columns));
    mirror(s, r, c, rows, columns);
  });
  crew.wait();
}

}  // namespace
