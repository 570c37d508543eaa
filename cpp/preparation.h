// What kernels do with a tensor before they can update it: margins, and sums.
#pragma once

#include "part.h"

namespace {

template <class Kernel, int... S>
struct Preparation : Part<Kernel, S...> {
  using P = Part<Kernel, S...>;
  using P::P, P::matrix, P::tensor, P::range, P::step;

  /// The margins that come before the update: row by row.
  void margins() const {
    this->clearMargins();
    const int64_t width = matrix.rows > 1 ? matrix.columns : range.end - range.begin;
    const auto fetch = [](const jdescent_tensor& t, int64_t from) {
      if (t.gradient) prefetch<0>(t.gradient, from);
    };
    for (int64_t begin = range.begin; begin < range.end; begin += width) {
      Lanes sum;
      blocks(tensor, range, begin, begin + width, fetch, [&](int64_t i, auto count) {
        float scratch[block], made[block];
        this->entries(made, i, this->gradientAt(i, count, scratch), count);
        sum.add<Plain>(made, count);
        this->fold(i, count, made);
      });
      if (matrix.rows > 1) matrix.ofRows()[begin / matrix.columns] = sum.total();
    }
  }

  /// The sums, tile by tile.
  void measure() const {
    static constexpr auto wanted = reads(&Kernel::measure);
    const auto fetch = [](const jdescent_tensor& t, int64_t from) {
      if (wanted.each[0]) prefetch<0>(t.parameter, from);
      if (t.gradient) prefetch<0>(t.gradient, from);
      if (t.accumulated) prefetch<0>(t.accumulator, from);
      ((wanted.each[2 + S] ? prefetch<0>(t.slots[S], from) : void()), ...);
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
