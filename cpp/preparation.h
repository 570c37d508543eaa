// What kernels do with a tensor before they can update it: margins, and sums.
#pragma once

#include "part.h"

namespace {

template <class Kernel, int... S>
struct Preparation : Part<Kernel, S...> {
  using P = Part<Kernel, S...>;
  using P::P, P::tensor, P::range, P::step;

  /// The margins that come before the update: row by row.
  void margins() const {
    const Matrix<Kernel> matrix(tensor);
    this->clearMargins();
    const int64_t width = matrix.rows > 1 ? matrix.columns : range.end - range.begin;
    for (int64_t begin = range.begin; begin < range.end; begin += width) {
      Lanes sum;
      for (int64_t i = begin; i < begin + width; i += block) {
        const int64_t count = begin + width - i < block ? begin + width - i : block;
        float scratch[block], entries[block];
        const float* const g = this->gradientAt(i, count, scratch);
        this->elements(i, count, [&](int64_t e, float row, float column) INLINE {
          entries[e] = this->kernel.entry(g[e], row, column);
        });
        sum.add<Plain>(entries, count);
        this->fold(i, count, entries);
      }
      if (matrix.rows > 1) matrix.ofRows()[begin / matrix.columns] = sum.total();
    }
  }

  /// The sums, tile by tile.
  void measure() const {
    const auto fetch = [this](const jdescent_tensor& t, int64_t from) {
      prefetch<0>(t.parameter, from);
      if (t.gradient) prefetch<0>(t.gradient, from);
      if (t.accumulated) prefetch<0>(t.accumulator, from);
      (prefetch<0>(t.slots[S], from), ...);
    };
    tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
      Lanes sums[Needs<Kernel>::before];
      blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
        float scratch[block];
        this->addTo(sums, i, this->gradientAt(i, count, scratch), count);
      });
      this->store(sums, Needs<Kernel>::before, tile);
    });
  }
};

}  // namespace
