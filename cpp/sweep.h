// The loop over one tensor's elements, written once for all element-wise kernels and compiled for every tier.
// A kernel returns the update u; only the loop writes p. What is scalar here, the compiler vectorises.
#pragma once

#include "stages.h"
#include "sums.h"
#include "walk.h"

namespace {

using jdescent::Range;
using jdescent::Share;

template <int... S>
struct Slots {};
template <int N, int... S>
struct CountTo : CountTo<N - 1, N - 1, S...> {};
template <int... S>
struct CountTo<0, S...> {
  using Type = Slots<S...>;
};

template <int Write>
KERNEL void prefetch(const void* array, int64_t from) {
  const auto* const start = static_cast<const float*>(array) + from;
  for (int64_t i = 0; i < block; i += 16) __builtin_prefetch(start + i, Write, 3);
}

/// Calls fetch(tensor, from) for the block that will be needed `ahead` elements later.
template <class Fetch>
KERNEL void prefetchAhead(const jdescent_tensor& tensor, Range range, int64_t i, Fetch fetch) {
  if (!range.ahead) return;
  const int64_t beyond = i + range.ahead - range.end;
  if (beyond < 0)
    fetch(tensor, i + range.ahead);
  else if (range.next && beyond < range.next->size)
    fetch(*range.next, beyond);
}

/// Calls body(from, count) for every block of [begin, end), with Whole as the count of all but the last.
template <class Fetch, class Body>
KERNEL void blocks(const jdescent_tensor& tensor, Range range, int64_t begin, int64_t end, Fetch fetch, Body body) {
  int64_t i = begin;
  for (; i + block <= end; i += block) {
    prefetchAhead(tensor, range, i, fetch);
    body(i, Whole());
  }
  if (i < end) body(i, end - i);
}

/// Calls body(begin, end, number) for every tile of a range; they are numbered over all tensors.
template <class Body>
KERNEL void tiles(const jdescent_tensor& tensor, Range range, Body body) {
  for (int64_t begin = range.begin; begin < range.end; begin += JDESCENT_TILE) {
    const int64_t end = begin + JDESCENT_TILE;
    body(begin, end < range.end ? end : range.end, tensor.tile + begin / JDESCENT_TILE);
  }
}

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

/// One tensor's part of a step: its arrays, its kernel, and the two ways through them.
template <class Kernel, int... S>
struct Sweep {
  const jdescent_tensor& tensor;
  const jdescent_scalars& scalars;
  const jdescent_step& step;
  const float* const coefficient;
  const Range range;
  Kernel kernel;
  const int average;

  KERNEL Sweep(const jdescent_tensor& tensor, const jdescent_scalars& scalars, const jdescent_step& step,
               const float* coefficient, Range range)
      : tensor(tensor), scalars(scalars), step(step), coefficient(coefficient), range(range), average(moving(step)) {
    __builtin_memcpy(&kernel, scalars.kernel, sizeof kernel);
  }

  KERNEL void run() const {
    const bool common = tensor.gradient && !tensor.accumulated && !(step.value > 0) && !(step.lookahead > 0) &&
                        !(step.measure & JDESCENT_UPDATE_NORM) && average > -2 &&
                        !(average >= 0 && step.weights[average] == 1) &&
                        (scalars.decay == JDESCENT_NO_DECAY || scalars.decay == JDESCENT_DECOUPLED);
    if (!common) return staged();
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
    blocks(tensor, range, range.begin, range.end, fetch, [&](int64_t from, auto count) {
#pragma omp simd
      for (int64_t i = from; i < from + count; ++i) {
        const float u = kernel(p[i], Scales::value ? g[i] * c : g[i], s[S][i]...);
        p[i] = Decays::value ? decoupled(p[i], retain, u) : p[i] - u;
        if (Averages::value) a[i] = approaching(a[i], p[i], weight, keep);
      }
      if (step.zero) clear(tensor, from, count);
    });
  }

  /// All stages, one after the other on each block.
  void staged() const {
    float* const p = floats(tensor.parameter);
    const bool present = tensor.gradient || tensor.accumulated;
    const bool measured = step.measure & JDESCENT_UPDATE_NORM;
    const auto fetch = [this](const jdescent_tensor& t, int64_t from) {
      prefetchBlock(t, from);
      if (t.accumulated) prefetch<0>(t.accumulator, from);
      if (step.lookahead > 0) prefetch<1>(t.slow, from);
    };
    tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
      Lanes squares;
      blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
        if (present) {
          float scratch[block], u[block];
          update(u, i, gradient(tensor, scalars, step, coefficient, i, count, scratch), count);
          write(p + i, scalars, u, count);
          if (measured) squares.add(u, count);
        }
        follow(tensor, step, i, count);
      });
      if (measured) step.update_sums[tile] = squares.total();
    });
  }

  /// The slots from `from` on, and u.
  template <class Count>
  KERNEL void update(float* u, int64_t from, const float* g, Count count) const {
    const float* const p = floats(tensor.parameter) + from;
    float* const s[] = {floats(tensor.slots[S]) + from..., nullptr};
    (void)s;
#pragma omp simd
    for (int64_t i = 0; i < count; ++i) u[i] = kernel(p[i], g[i], s[S][i]...);
  }
};

template <class Kernel, int... S>
KERNEL void sweep(const jdescent_tensor& tensor, const jdescent_scalars& scalars, const jdescent_step& step,
                  const float* coefficient, Range range, Slots<S...>) {
  Sweep<Kernel, S...>(tensor, scalars, step, coefficient, range).run();
}

/// The table's entry for a kernel: its scalars are its members, in order.
template <class Kernel>
int64_t run(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step) {
  static_assert(Kernel::slots <= JDESCENT_SLOTS && sizeof(Kernel) <= sizeof scalars->kernel);
  const jdescent_tensor* const tensors = share.tensors;
  const auto same = [=](int64_t i) { return tensors[i].kernel == tensors[first].kernel; };
  return walk(share, first, same, [&](int64_t i, Range range) INLINE {
    sweep<Kernel>(tensors[i], scalars[tensors[i].scalars], step, step.coefficients ? step.coefficients + i : nullptr,
                  range, typename CountTo<Kernel::slots>::Type());
  });
}

/// acc <- acc + g, or g if it is the first.
KERNEL void accumulate(const jdescent_tensor& tensor, bool zero, Range range) {
  if (!tensor.gradient) return;
  float* const sum = floats(tensor.accumulator);
  const auto fetch = [](const jdescent_tensor& t, int64_t from) {
    if (!t.gradient) return;
    prefetch<0>(t.gradient, from);
    prefetch<1>(t.accumulator, from);
  };
  blocks(tensor, range, range.begin, range.end, fetch, [&](int64_t from, auto count) {
    float scratch[block];
    const float* const all = raw(tensor, from, count, scratch);
    each(sum + from, count, [=](int64_t i) { return all[i]; });
    if (zero) clear(tensor, from, count);
  });
}

/// The sums of squares of an array, tile by tile.
template <class Fetch>
KERNEL void measureArray(const float* x, const jdescent_tensor& tensor, Range range, double* sums, Fetch fetch) {
  tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) INLINE {
    Lanes squares;
    int64_t i = begin;
    for (; i + block <= end; i += block) {
      prefetchAhead(tensor, range, i, fetch);
      squares.add(x + i, Whole());
    }
    squares.add(x + i, end - i);
    sums[tile] = squares.total();
  });
}

/// The sums of squares of the gradients with what was accumulated before them.
void measureSum(const jdescent_tensor& tensor, Range range, double* sums) {
  const auto fetch = [](const jdescent_tensor& t, int64_t from) {
    if (t.gradient) prefetch<0>(t.gradient, from);
    if (t.accumulated) prefetch<0>(t.accumulator, from);
  };
  tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
    Lanes squares;
    blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
      float scratch[block];
      squares.add(raw(tensor, i, count, scratch), count);
    });
    sums[tile] = squares.total();
  });
}

KERNEL void measure(const jdescent_tensor& tensor, const jdescent_step& step, Range range) {
  const auto gradient = [](const jdescent_tensor& t, int64_t from) {
    if (t.gradient) prefetch<0>(t.gradient, from);
  };
  const auto parameter = [](const jdescent_tensor& t, int64_t from) { prefetch<0>(t.parameter, from); };
  if (tensor.accumulated)
    measureSum(tensor, range, step.gradient_sums);
  else if (tensor.gradient)
    measureArray(floats(tensor.gradient), tensor, range, step.gradient_sums, gradient);
  else
    tiles(tensor, range, [&](int64_t, int64_t, int64_t tile) { step.gradient_sums[tile] = 0; });
  if (step.clip == JDESCENT_ADAPTIVE)
    measureArray(floats(tensor.parameter), tensor, range, step.parameter_sums, parameter);
}

void accumulateShare(const Share& share, bool zero) {
  walk(share, [&](int64_t i, Range range) INLINE { accumulate(share.tensors[i], zero, range); });
}

void measureShare(const Share& share, const jdescent_step& step) {
  walk(share, [&](int64_t i, Range range) INLINE { measure(share.tensors[i], step, range); });
}

}  // namespace
