// The loop over one tensor's elements, written once for all element-wise kernels and compiled for every tier.
// A kernel returns the update u; only the loop writes p. What is scalar here, the compiler vectorises.
#pragma once

#include "math.h"
#include "tier.h"

namespace {

using jdescent::Range;

constexpr int64_t block = 64;  // elements between two rounds of prefetching

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

template <int... S>
KERNEL void prefetch(const jdescent_tensor& tensor, int64_t from, Slots<S...>) {
  prefetch<1>(tensor.parameter, from);
  prefetch<0>(tensor.gradient, from);
  (prefetch<1>(tensor.slots[S], from), ...);
}

template <class Kernel, int... S>
KERNEL void apply(float* p, const float* g, float* const* s, const Kernel& kernel, int64_t begin, int64_t end,
                  Slots<S...>) {
#pragma omp simd
  for (int64_t i = begin; i < end; ++i) p[i] = p[i] - kernel(p[i], g[i], s[S][i]...);
}

/// Whole blocks first: a loop of known length costs a tenth less, even where memory sets the pace.
template <class Kernel, int... S>
KERNEL void sweep(const jdescent_tensor& tensor, const Kernel& kernel, Range range, Slots<S...> slots) {
  auto* const p = static_cast<float*>(tensor.parameter);
  auto* const g = static_cast<const float*>(tensor.gradient);
  float* const s[] = {static_cast<float*>(tensor.slots[S])..., nullptr};
  int64_t i = range.begin;
  for (; i + block <= range.end; i += block) {
    if (range.ahead) {
      const int64_t beyond = i + range.ahead - range.end;
      if (beyond < 0)
        prefetch(tensor, i + range.ahead, slots);
      else if (range.next && beyond < range.next->size)
        prefetch(*range.next, beyond, slots);
    }
    apply(p, g, s, kernel, i, i + block, slots);
  }
  apply(p, g, s, kernel, i, range.end, slots);
}

/// The table's entry for a kernel: its scalars are its members, in order.
template <class Kernel>
void run(const jdescent_tensor& tensor, const float* scalars, Range range) {
  static_assert(Kernel::slots <= JDESCENT_SLOTS && sizeof(Kernel) <= JDESCENT_SCALARS * sizeof(float));
  Kernel kernel;
  __builtin_memcpy(&kernel, scalars, sizeof kernel);
  sweep(tensor, kernel, range, typename CountTo<Kernel::slots>::Type());
}

}  // namespace
