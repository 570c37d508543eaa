// The loop over one tensor's elements, written once for all element-wise kernels and compiled for every tier.
// A kernel returns the update u; only the loop writes p. What is scalar here, the compiler vectorises.
#pragma once

#include "stages.h"
#include "sums.h"

namespace {

using jdescent::Range;

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

template <class Kernel, class Count, int... S>
KERNEL void apply(float* u, const float* p, const float* g, float* const* s, const Kernel& kernel, int64_t from,
                  Count count, Slots<S...>) {
  float* const slots[] = {s[S] + from..., nullptr};
  (void)slots;
#pragma omp simd
  for (int64_t i = 0; i < count; ++i) u[i] = kernel(p[i], g[i], slots[S][i]...);
}

/// The table's entry for a kernel: its scalars are its members, in order.
template <class Kernel, int... S>
KERNEL void sweep(const jdescent_tensor& tensor, const jdescent_scalars& scalars, const jdescent_step& step,
                  const float* coefficient, Range range, Slots<S...> slots) {
  Kernel kernel;
  __builtin_memcpy(&kernel, scalars.kernel, sizeof kernel);
  const bool follows = step.lookahead > 0 || step.weights[0] > 0 || step.weights[1] > 0 || step.weights[2] > 0;
  float* const p = floats(tensor.parameter);
  float* const s[] = {floats(tensor.slots[S])..., nullptr};
  const auto fetch = [&](const jdescent_tensor& t, int64_t from) {
    prefetch<1>(t.parameter, from);
    if (t.gradient) prefetch<0>(t.gradient, from);
    (prefetch<1>(t.slots[S], from), ...);
    if (t.accumulated) prefetch<0>(t.accumulator, from);
    if (!follows) return;
    if (step.lookahead > 0) prefetch<1>(t.slow, from);
    for (int a = 0; a < JDESCENT_AVERAGES; ++a)
      if (step.weights[a] > 0) prefetch<1>(t.averages[a], from);
  };
  const bool present = tensor.gradient || tensor.accumulated;
  const bool measured = step.measure & JDESCENT_UPDATE_NORM;
  tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
    Lanes squares;
    blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
      if (present) {
        float scratch[block], u[block];
        const float* const g = gradient(tensor, scalars, step, coefficient, i, count, scratch);
        apply(u, p + i, g, s, kernel, i, count, slots);
        write(p + i, scalars, u, count);
        if (measured) squares.add(u, count);
      }
      if (follows || step.zero) follow(tensor, step, i, count);
    });
    if (measured) step.update_sums[tile] = squares.total();
  });
}

template <class Kernel>
void run(const jdescent_tensor& tensor, const jdescent_scalars& scalars, const jdescent_step& step,
         const float* coefficient, Range range) {
  static_assert(Kernel::slots <= JDESCENT_SLOTS && sizeof(Kernel) <= sizeof scalars.kernel);
  sweep<Kernel>(tensor, scalars, step, coefficient, range, typename CountTo<Kernel::slots>::Type());
}

/// acc <- acc + g, or g if it is the first.
void accumulate(const jdescent_tensor& tensor, bool zero, Range range) {
  if (!tensor.gradient) return;
  float* const sum = floats(tensor.accumulator);
  float* const g = floats(tensor.gradient);
  const auto fetch = [](const jdescent_tensor& t, int64_t from) {
    if (!t.gradient) return;
    prefetch<0>(t.gradient, from);
    prefetch<1>(t.accumulator, from);
  };
  blocks(tensor, range, range.begin, range.end, fetch, [&](int64_t from, auto count) {
    float scratch[block];
    const float* const all = raw(tensor, from, count, scratch);
    each(sum + from, count, [=](int64_t i) { return all[i]; });
    if (zero) each(g + from, count, [](int64_t) { return 0.0f; });
  });
}

/// The sums of squares of the raw gradients.
void measureGradient(const jdescent_tensor& tensor, double* sums, Range range) {
  const auto fetch = [](const jdescent_tensor& t, int64_t from) {
    if (t.gradient) prefetch<0>(t.gradient, from);
    if (t.accumulated) prefetch<0>(t.accumulator, from);
  };
  const bool present = tensor.gradient || tensor.accumulated;
  tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
    Lanes squares;
    if (present) {
      blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
        float scratch[block];
        squares.add(raw(tensor, i, count, scratch), count);
      });
    }
    sums[tile] = squares.total();
  });
}

/// The sums of squares of the parameters.
void measureParameter(const jdescent_tensor& tensor, double* sums, Range range) {
  const auto fetch = [](const jdescent_tensor& t, int64_t from) { prefetch<0>(t.parameter, from); };
  const float* const p = floats(tensor.parameter);
  tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
    Lanes squares;
    blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) { squares.add(p + i, count); });
    sums[tile] = squares.total();
  });
}

void measure(const jdescent_tensor& tensor, const jdescent_step& step, Range range) {
  range.ahead *= 4;  // nothing but reading: further ahead is faster
  measureGradient(tensor, step.gradient_sums, range);
  if (step.clip == JDESCENT_ADAPTIVE) measureParameter(tensor, step.parameter_sums, range);
}

}  // namespace
