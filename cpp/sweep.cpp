// The walk over all tensors: one parallel region, one contiguous share of the elements per thread. The shares depend
// on the sizes and the number of threads alone, so a thread finds the memory it touched first in every step.
#include <omp.h>
#include <stddef.h>
#include <string.h>

#include "fpenv.h"
#include "reduction.h"
#include "tier.h"

namespace {

using jdescent::IeeeScope;
using jdescent::Range;

// Java writes these; Table.java and StepBlock.java know the offsets.
static_assert(sizeof(jdescent_tensor) == 144 && offsetof(jdescent_tensor, kernel) == 40 &&
              offsetof(jdescent_tensor, accumulated) == 51 && offsetof(jdescent_tensor, slots) == 56 &&
              offsetof(jdescent_tensor, accumulator) == 104 && offsetof(jdescent_tensor, averages) == 120);
static_assert(sizeof(jdescent_scalars) == 72);
static_assert(sizeof(jdescent_step) == 120 && offsetof(jdescent_step, divisor) == 16 &&
              offsetof(jdescent_step, value) == 40 && offsetof(jdescent_step, weights) == 52 &&
              offsetof(jdescent_step, gradient_norm) == 64 && offsetof(jdescent_step, offender) == 80 &&
              offsetof(jdescent_step, gradient_sums) == 88);

constexpr int64_t grain = JDESCENT_TILE;  // shares are cut at multiples of this within a tensor
constexpr int64_t cached = 1 << 15;       // below this many elements the first cache holds what a thread needs
constexpr int64_t distance = 512;         // elements to prefetch ahead

/// The last tensor that starts at or before an element, counted over all tensors.
int64_t tensorAt(const jdescent_tensor* tensors, int64_t count, int64_t element) {
  int64_t low = 0, high = count;
  while (high - low > 1) {
    const int64_t middle = low + (high - low) / 2;
    (tensors[middle].start <= element ? low : high) = middle;
  }
  return low;
}

/// Where a share begins, moved down to a grain's edge.
int64_t cut(const jdescent_tensor* tensors, int64_t count, int64_t element) {
  const int64_t start = tensors[tensorAt(tensors, count, element)].start;
  return start + (element - start) / grain * grain;
}

/// Calls visit(tensor's index, range) for every piece of a thread's share.
template <class Visit>
void walk(const jdescent_tensor* tensors, int64_t count, int64_t from, int64_t to, int64_t ahead, Visit visit) {
  for (int64_t i = tensorAt(tensors, count, from); i < count && tensors[i].start < to; ++i) {
    const jdescent_tensor& t = tensors[i];
    const int64_t begin = from > t.start ? from - t.start : 0;
    const int64_t end = to - t.start < t.size ? to - t.start : t.size;
    const bool last = i + 1 == count || tensors[i + 1].start >= to;
    if (begin < end) visit(i, Range{begin, end, ahead, last ? nullptr : &tensors[i + 1]});
  }
}

template <class Visit>
void sweep(const jdescent_tensor* tensors, int64_t count, int32_t threads, Visit visit) {
  if (count == 0) return;
  const int64_t total = tensors[count - 1].start + tensors[count - 1].size;
  const int64_t ahead = total < cached ? 0 : distance;
  if (threads <= 1) {  // never wakes the OpenMP runtime
    const IeeeScope ieee;
    return walk(tensors, count, 0, total, ahead, visit);
  }
#pragma omp parallel num_threads(threads)
  {
    const IeeeScope ieee;
    const int64_t team = omp_get_num_threads(), me = omp_get_thread_num();
    const auto edge = [&](int64_t k) {
      return k == team ? total : cut(tensors, count, total / team * k + total % team * k / team);
    };
    walk(tensors, count, edge(me), edge(me + 1), ahead, visit);
  }
}

void zero(const jdescent_tensor* tensors, int64_t count, int32_t threads) {
  sweep(tensors, count, threads, [=](int64_t i, Range range) {
    if (auto* const g = static_cast<float*>(tensors[i].gradient))
      memset(g + range.begin, 0, (range.end - range.begin) * sizeof(float));
  });
}

int32_t check(const jdescent_tensor* tensors, int64_t count, const jdescent::Tier& tier) {
  for (int64_t i = 0; i < count; ++i) {
    const jdescent_tensor& t = tensors[i];
    if (t.kernel < 0 || t.kernel >= tier.count) return JDESCENT_UNKNOWN_KERNEL;
    if (t.parameter_type | t.gradient_type | t.slot_type) return JDESCENT_UNKNOWN_TYPE;
  }
  return JDESCENT_OK;
}

}  // namespace

int32_t jdescent_initialize(const jdescent_tensor* tensors, int64_t count, const float* initial, int32_t threads) {
  const jdescent::Tier& tier = jdescent::tier();
  if (const int32_t status = check(tensors, count, tier)) return status;
  sweep(tensors, count, threads, [=, &tier](int64_t i, Range range) {
    const jdescent_tensor& t = tensors[i];
    const auto* const p = static_cast<const float*>(t.parameter);
    const auto fill = [=](void* memory, auto value) {
      if (memory)
        for (int64_t e = range.begin; e < range.end; ++e) static_cast<float*>(memory)[e] = value(e);
    };
    for (int32_t s = 0; s < tier.kernels[t.kernel].slots; ++s)
      fill(t.slots[s], [=](int64_t) { return initial[i * JDESCENT_SLOTS + s]; });
    fill(t.accumulator, [](int64_t) { return 0.0f; });
    fill(t.slow, [=](int64_t e) { return p[e]; });
    for (void* average : t.averages) fill(average, [=](int64_t e) { return p[e]; });
  });
  return JDESCENT_OK;
}

int32_t jdescent_accumulate(const jdescent_tensor* tensors, int64_t count, int32_t zero, int32_t threads) {
  const jdescent::Tier& tier = jdescent::tier();
  sweep(tensors, count, threads, [=, &tier](int64_t i, Range range) { tier.accumulate(tensors[i], zero, range); });
  return JDESCENT_OK;
}

int32_t jdescent_update(const jdescent_tensor* tensors, int64_t count, const jdescent_scalars* scalars,
                        jdescent_step* step, int32_t threads) {
  const jdescent::Tier& tier = jdescent::tier();
  const IeeeScope ieee;
  const bool measure = step->clip || step->refuse || (step->measure & JDESCENT_GRADIENT_NORM);
  if (measure)
    sweep(tensors, count, threads, [=, &tier](int64_t i, Range range) { tier.measure(tensors[i], *step, range); });
  jdescent::finish(tensors, count, *step, measure);
  if (step->refuse && step->offender >= 0) {
    if (step->refuse == JDESCENT_SKIP && step->zero) zero(tensors, count, threads);
    return JDESCENT_NOT_FINITE;
  }
  const float* const coefficients = step->coefficients;
  sweep(tensors, count, threads, [=, &tier](int64_t i, Range range) {
    const jdescent_tensor& t = tensors[i];
    tier.kernels[t.kernel].run(t, scalars[t.scalars], *step, coefficients ? coefficients + i : nullptr, range);
  });
  if (step->measure & JDESCENT_UPDATE_NORM) {
    jdescent::perTensor(tensors, count, step->update_sums);
    step->update_norm = jdescent::sqrt(jdescent::treeSum(step->update_sums, count));
  }
  return JDESCENT_OK;
}
