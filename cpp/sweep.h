// The loop over one tensor's elements, written once for all kernels and compiled for every tier. A kernel returns the
// update u; only the loop writes p.
#pragma once

#include "part.h"

namespace {

struct True {
  static constexpr bool value = true;
};
struct False {
  static constexpr bool value = false;
};

/// Calls then(True()) or then(False()): what is chosen out of a loop is compiled out of it.
template <class Then>
KERNEL void choose(bool condition, Then then) {
  if (condition)
    then(True());
  else
    then(False());
}

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
  using P::P, P::tensor, P::scalars, P::step, P::coefficient, P::range, P::kernel;
  const int average = moving(step);

  KERNEL void run() const {
    if constexpr (!Needs<Kernel>::during && !MarginsOf<Kernel>::when) {
      if (isCommon()) return usual();
    }
    staged();
  }

  KERNEL bool isCommon() const {
    return tensor.gradient && !step.turns && !tensor.accumulated && !(step.value > 0) && !(step.lookahead > 0) &&
           !(step.measure & JDESCENT_UPDATE_NORM) && average > -2 && !(average >= 0 && step.weights[average] == 1) &&
           (scalars.decay == JDESCENT_NO_DECAY || scalars.decay == JDESCENT_DECOUPLED);
  }

  KERNEL void usual() const {
    choose(coefficient, [&](auto scales) {
      choose(scalars.decay,
             [&](auto decays) { choose(average >= 0, [&](auto averages) { fused(scales, decays, averages); }); });
    });
  }

  KERNEL void prefetchBlock(const jdescent_tensor& t, int64_t from) const {
    prefetch<1>(t.parameter, from);
    if (t.gradient) prefetch<0>(t.gradient, from);
    (prefetch<1>(t.slots[S], from), ...);
    if (average >= 0) prefetch<1>(t.averages[average], from);
  }

  /// The common stages in one loop: what is in registers needs no scratch.
  template <class Scales, class Decays, class Averages>
  KERNEL void fused(Scales, Decays, Averages) const {
    float* const p = floats(tensor.parameter);
    const float* const g = floats(tensor.gradient);
    float* const a = Averages::value ? floats(tensor.averages[average]) : nullptr;
    float* const s[] = {floats(tensor.slots[S])..., nullptr};
    (void)s;
    const float c = Scales::value ? *coefficient : 1;
    const float retain = scalars.factor;
    const float weight = Averages::value ? step.weights[average] : 0;
    const Keep keep{step.tiny};
    const auto fetch = [this](const jdescent_tensor& t, int64_t from) { prefetchBlock(t, from); };
    blocks(
        tensor, range, range.begin, range.end, fetch,
        [&](int64_t from, auto count) {
          const Kernel kernel = P::kernel;  // in registers, so that no branch guards a load
#pragma omp simd
          for (int64_t i = from; i < from + count; ++i) {
            const float u = kernel(p[i], Scales::value ? g[i] * c : g[i], s[S][i]...);
            p[i] = Decays::value ? decoupled(p[i], retain, u) : p[i] - u;
            if (Averages::value) a[i] = approaching(a[i], p[i], weight, keep);
          }
          if (step.zero) clear(tensor, from, count);
        },
        toLine(p, range));
  }

  /// All stages, one after the other on each block.
  void staged() const {
    float* const p = floats(tensor.parameter);
    const bool present = jdescent::isPresent(tensor);
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
        follow(tensor, step, i, count);
      });
      if (measured) step.update_sums[tile] = squares.total();
      this->store(sums, Needs<Kernel>::during, tile);
    });
  }
};

}  // namespace
