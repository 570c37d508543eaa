// A matrix in blocks that are preconditioned by themselves.
#pragma once

#include "decompose.h"

namespace {

/// Blocks of at most `edge` rows and columns, row by row.
struct Blocks {
  const int64_t rows, columns, edge, across;

  Blocks(Dense of, int64_t edge) : rows(of.rows), columns(of.columns), edge(edge), across(sections(columns, edge)) {}

  int64_t count() const { return sections(rows, edge) * across; }

  Dense of(Dense x, int64_t i) const {
    const int64_t r = i / across, c = i % across;
    return x.part(r * edge, c * edge, section(rows, edge, r), section(columns, edge, c));
  }

  /// The square that belongs to a block's left or right side; all of a slot's stand one after the other.
  Dense square(int64_t i, bool right, float* slot) const {
    const int64_t r = i / across, c = i % across;
    const int64_t height = section(rows, edge, r), width = section(columns, edge, c);
    const int64_t last = section(columns, edge, across - 1);
    if (right) return {slot + r * ((across - 1) * edge * edge + last * last) + c * edge * edge, width, width};
    return {slot + r * across * edge * edge + c * height * height, height, height};
  }
};

}  // namespace
