// A matrix in blocks that are preconditioned by themselves.
#pragma once

#include "decompose.h"

namespace {

/// Blocks of at most `edge` rows and columns, row by row.
struct Blocks {
  const int64_t rows, columns, edge, across;

  Blocks(Dense of, int64_t edge)
      : rows(of.rows), columns(of.columns), edge(edge), across((columns + edge - 1) / edge) {}

  static int64_t length(int64_t all, int64_t edge, int64_t k) { return all - k * edge < edge ? all - k * edge : edge; }

  int64_t count() const { return (rows + edge - 1) / edge * across; }

  Dense of(Dense x, int64_t i) const {
    const int64_t r = i / across, c = i % across;
    return x.part(r * edge, c * edge, length(rows, edge, r), length(columns, edge, c));
  }

  /// The square that belongs to a block's left or right side; all of a slot's stand one after the other.
  Dense square(int64_t i, bool right, float* slot) const {
    const int64_t r = i / across, c = i % across;
    const int64_t height = length(rows, edge, r), width = length(columns, edge, c);
    const int64_t last = length(columns, edge, across - 1);
    if (right) return {slot + r * ((across - 1) * edge * edge + last * last) + c * edge * edge, width, width};
    return {slot + r * across * edge * edge + c * height * height, height, height};
  }
};

}  // namespace
