// The sweeps that come before a step: adding up gradients, and the sums of squares.
#pragma once

#include "blocks.h"
#include "sums.h"
#include "walk.h"

namespace {

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
      squares.add<Square>(x + i, Whole());
    }
    squares.add<Square>(x + i, end - i);
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
      squares.add<Square>(raw(tensor, i, count, scratch), count);
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
