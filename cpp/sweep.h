// The loop over one tensor's elements, written once for all kernels and compiled for every tier. A kernel returns the
// update u; only the loop writes p.
#pragma once

#include "part.h"

namespace {

/// The average that moves in this step, if it is the only one that does; -1 if none, -2 if several.
KERNEL int moving(const jdescent_step& step) {
  int found = -1;
  for (int a = 0; a < JDESCENT_AVERAGES; ++a)
    if (step.weights[a] > 0) found = found == -1 ? a : -2;
  return found;
}

/// One tensor's part of a step, and the two ways through it.
template <class Kernel, int... S>
struct Sweep : Part<Kernel, S...> {
  using P = Part<Kernel, S...>;
  using P::P, P::tensor, P::scalars, P::step, P::coefficient, P::plain, P::range, P::kernel;
  const int average = moving(step);

  KERNEL void run() const {
    if constexpr (!Needs<Kernel>::during && !MarginsOf<Kernel>::when) {
      if (isCommon()) return average < 0 ? fused<false>() : fused<true>();
    }
    staged();
  }

  KERNEL bool isCommon() const {
    return plain && scalars.decay != JDESCENT_CAUTIOUS && !step.turns && !(step.lookahead > 0) &&
           !(step.measure & JDESCENT_UPDATE_NORM) && average > -2 && !(average >= 0 && step.weights[average] == 1);
  }

  KERNEL void prefetchBlock(const jdescent_tensor& t, int64_t from) const {
    prefetch<1>(t.parameter, from);
    if (t.gradient) prefetch<0>(t.gradient, from);
    (prefetch<1>(t.slots[S], from), ...);
    if (average >= 0) prefetch<1>(t.averages[average], from);
  }

  /// The common stages in one loop: what is in registers needs no scratch. A factor of 1 changes no bit and is
  /// free beside a division; an average would be one more array, so a loop without one stands beside it.
  template <bool averages>
  KERNEL void fused() const {
    float* const p = floats(tensor.parameter);
    const float* const g = floats(tensor.gradient);
    float* const a = averages ? floats(tensor.averages[average]) : nullptr;
    float* const s[] = {floats(tensor.slots[S])..., nullptr};
    (void)s;
    const float c = coefficient ? *coefficient : 1;
    const float retain = retained(scalars);
    const float weight = averages ? step.weights[average] : 0;
    const Keep keep{step.tiny};
    const auto fetch = [this](const jdescent_tensor& t, int64_t from) { prefetchBlock(t, from); };
    blocks(
        tensor, range, range.begin, range.end, fetch,
        [&](int64_t from, auto count) {
          const Kernel kernel = P::kernel;  // in registers, so that no branch guards a load
#pragma omp simd
          for (int64_t i = from; i < from + count; ++i) {
            p[i] = decoupled(p[i], retain, kernel(p[i], g[i] * c, s[S][i]...));
            if (averages) a[i] = approaching(a[i], p[i], weight, keep);
          }
          if (step.zero) clear(tensor, from, count);
        },
        toLine(p, range));
  }

  /// All stages, one after the other on each block.
  void staged() const {
    float* const p = floats(tensor.parameter);
    const bool present = jdescent::isPresent(tensor);
    const bool follows = average != -1 || step.lookahead > 0 || step.zero;
    const bool measured = step.measure & JDESCENT_UPDATE_NORM;
    const auto fetch = [this](const jdescent_tensor& t, int64_t from) {
      prefetchBlock(t, from);
      if (t.accumulated) prefetch<0>(t.accumulator, from);
      if (step.lookahead > 0) prefetch<1>(t.slow, from);
    };
    if constexpr (MarginsOf<Kernel>::when == 2) this->clearMargins();
    tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
      Lanes squares, sums[Needs<Kernel>::during + 1];
      blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
        if (present) {
          float scratch[block], u[block];
          const float* const g = this->gradientAt(i, count, scratch);
          if constexpr (Needs<Kernel>::during > 0) this->addTo(sums, i, g, count);
          this->update(u, i, g, count);
          if (step.turns)
            each(floats(tensor.gradient) + i, count, [&](int64_t e) { return u[e]; });
          else
            write(p + i, scalars, u, count);
          if (measured) squares.add<Square>(u, count);
        }
        if (follows) follow(tensor, step, i, count);
      });
      if (measured) step.update_sums[tile] = squares.total();
      this->store(sums, Needs<Kernel>::during, tile);
    });
  }
};

}  // namespace
