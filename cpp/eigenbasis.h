// The eigenbases in which SOAP runs Adam.
#pragma once

#include "decompose.h"

namespace {

/// One side of a matrix: L or R, its eigenvectors, and scratch. A side may be too long to have one.
struct Side {
  const bool there;
  const Dense of, basis, moved;
  int32_t* const order;

  Side(const WholeMatrix& w, bool right, int64_t n, float most, float* scratch)
      : there(n <= most),
        of(w.slots[2 + right], n, n),
        basis(w.slots[4 + right], n, n),
        moved(scratch, n, n),
        order(reinterpret_cast<int32_t*>(scratch + n * n)) {}

  /// Scratch that it needs.
  static int64_t floats(int64_t n) { return n * n + n; }

  /// Sorts the vectors by how much `of` lengthens them; they stay nearly sorted from one time to the next.
  void sort(float* own) const {
    auto* const length = reinterpret_cast<double*>(own);
    for (int64_t k = 0; k < of.rows; ++k) {
      double sum = 0;
      for (int64_t i = 0; i < of.rows; ++i) sum += basis.row(i)[k] * moved.row(i)[k];
      int64_t at = k;
      for (; at > 0 && length[at - 1] < sum; --at) {
        length[at] = length[at - 1];
        order[at] = order[at - 1];
      }
      length[at] = sum;
      order[at] = static_cast<int32_t>(k);
    }
  }
};

struct Sides {
  const Side left, right;

  Sides(const WholeMatrix& w, float most)
      : left(w, false, w.gradient.rows, most, w.scratch),
        right(w, true, w.gradient.columns, most, w.scratch + (left.there ? Side::floats(left.of.rows) : 0)) {}

  /// L and R move towards g gᵀ and gᵀ g.
  void average(const Crew& crew, Dense g, float rest) const {
    if (left.there) gram(crew, rest, g, 1 - rest, left.of);
    if (right.there) gram(crew, rest, Factor(g, true), 1 - rest, right.of);
  }

  /// Finds the bases from nothing.
  void begin(const Crew& crew) const {
    crew.each(2, [&](int64_t k) {
      const Side& side = k == 0 ? left : right;
      if (side.there) eigenvectors(side.of, side.basis, crew.own);
    });
  }

  /// x in the eigenbases, or back from there; in x itself if there are none, else in one of the buffers, which may be
  /// x.
  Dense turn(const Crew& crew, Dense x, bool back, const WholeMatrix& w) const {
    const auto other = [&] { return x.at == w.second.at ? w.third : w.second; };
    if (left.there) {
      const Dense to = other();
      multiply(crew, 1, Factor(left.basis, !back), x, 0, to);
      x = to;
    }
    if (right.there) {
      const Dense to = other();
      multiply(crew, 1, x, Factor(right.basis, back), 0, to);
      x = to;
    }
    return x;
  }

  /// One step of the power iteration. What is kept in the eigenbases moves with them; uses the buffer of the gradient.
  void follow(const Crew& crew, Dense v, Dense buffer) const {
    crew.each(1, [&](int64_t) { __builtin_memcpy(buffer.at, v.at, v.size() * sizeof(float)); });
    if (left.there) multiply(crew, 1, left.of, left.basis, 0, left.moved);
    if (right.there) multiply(crew, 1, right.of, right.basis, 0, right.moved);
    crew.each(2, [&](int64_t k) {
      const Side& side = k == 0 ? left : right;
      if (!side.there) return;
      side.sort(crew.own);
      orthonormalize(side.moved, side.order, side.basis, crew.own);
    });
    crew.each(v.rows, [&](int64_t i) {
      const float* const from = buffer.row(left.there ? left.order[i] : i);
      for (int64_t j = 0; j < v.columns; ++j) v.row(i)[j] = from[right.there ? right.order[j] : j];
    });
  }
};

}  // namespace
