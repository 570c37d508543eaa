// What surrounds a kernel in a step, on one block of elements: each stage stands once and knows no kernel.
#pragma once

#include "math.h"
#include "tier.h"

namespace {

constexpr int64_t block = 64;  // elements that pass through all stages while they are in registers' reach

/// The length of a whole block, known to the compiler; a loop of known length costs a tenth less.
struct Whole {
  constexpr operator int64_t() const { return block; }
};

// The stages, element by element.
KERNEL float clipped(float g, float most) { return clamp(g, -most, most); }
KERNEL float coupled(float g, float lambda, float p) { return g + lambda * p; }
KERNEL float decoupled(float p, float retain, float u) { return retain * p - u; }
/// Chen et al. 2025: decays where the update, too, moves p towards zero.
KERNEL float cautious(float p, float retain, float u) { return (u * p > 0 ? retain : 1.0f) * p - u; }
KERNEL float approaching(float a, float p, float weight, Keep keep) { return keep(a + weight * (p - a)); }

KERNEL float* floats(void* memory) { return static_cast<float*>(memory); }

/// to[i] = value(i).
template <class Count, class Value>
KERNEL void each(float* to, Count count, Value value) {
#pragma omp simd
  for (int64_t i = 0; i < count; ++i) to[i] = value(i);
}

/// The gradient at `from` with what was accumulated before it; in `scratch` if they must be added.
template <class Count>
KERNEL const float* raw(const jdescent_tensor& t, int64_t from, Count count, float* scratch) {
  if (!t.accumulated) return floats(t.gradient) + from;
  const float* const sum = floats(t.accumulator) + from;
  if (!t.gradient) return sum;
  const float* const g = floats(t.gradient) + from;
  each(scratch, count, [=](int64_t i) { return sum[i] + g[i]; });
  return scratch;
}

/// Whether the kernel takes the caller's gradient, scaled at most.
KERNEL bool isPlain(const jdescent_tensor& t, const jdescent_scalars& scalars, const jdescent_step& step) {
  return t.gradient && !t.accumulated && !(step.value > 0) && scalars.decay != JDESCENT_COUPLED;
}

/// What the kernel takes for the gradient at `from`: scaled, clipped, with coupled decay; in `scratch` if that changes
/// it.
template <class Count>
APART const float* gradient(const jdescent_tensor& t, const jdescent_scalars& scalars, const jdescent_step& step,
                            const float* coefficient, int64_t from, Count count, float* scratch) {
  const float* g = raw(t, from, count, scratch);
  const auto change = [&](auto value) {
    each(scratch, count, value);
    g = scratch;
  };
  if (coefficient) change([=, c = *coefficient](int64_t i) { return g[i] * c; });
  if (step.value > 0) change([=, most = step.value](int64_t i) { return clipped(g[i], most); });
  if (scalars.decay == JDESCENT_COUPLED) {
    const float* const p = floats(t.parameter) + from;
    change([=, lambda = scalars.factor](int64_t i) { return coupled(g[i], lambda, p[i]); });
  }
  return g;
}

/// What decoupled decay leaves of p. A factor of 1 changes no bit of any number.
KERNEL float retained(const jdescent_scalars& scalars) {
  return scalars.decay == JDESCENT_DECOUPLED ? scalars.factor : 1;
}

template <class Count>
APART void writeCautiously(float* p, float retain, const float* u, Count count) {
  each(p, count, [=](int64_t i) { return cautious(p[i], retain, u[i]); });
}

/// p <- p - u, with decoupled decay.
template <class Count>
KERNEL void write(float* p, const jdescent_scalars& scalars, const float* u, Count count) {
  if (scalars.decay == JDESCENT_CAUTIOUS)
    writeCautiously(p, scalars.factor, u, count);
  else
    each(p, count, [=, retain = retained(scalars)](int64_t i) { return decoupled(p[i], retain, u[i]); });
}

/// a <- a + weight (p - a). A weight of 1 is a copy, which the sum would only come near to.
template <class Count>
KERNEL void approach(float* a, const float* p, float weight, Keep keep, Count count) {
  if (weight == 1)
    each(a, count, [=](int64_t i) { return keep(p[i]); });
  else
    each(a, count, [=](int64_t i) { return approaching(a[i], p[i], weight, keep); });
}

template <class Count>
KERNEL void clear(const jdescent_tensor& t, int64_t from, Count count) {
  if (t.gradient) each(floats(t.gradient) + from, count, [](int64_t) { return 0.0f; });
}

/// What follows the update: Lookahead (Zhang et al. 2019), averages of the new p, zero gradients.
template <class Count>
APART void follow(const jdescent_tensor& t, const jdescent_step& step, int64_t from, Count count) {
  float* const p = floats(t.parameter) + from;
  const Keep keep{step.tiny};
  if (step.lookahead > 0) {
    float* const slow = floats(t.slow) + from;
    approach(slow, p, step.lookahead, keep, count);
    each(p, count, [=](int64_t i) { return slow[i]; });
  }
  for (int a = 0; a < JDESCENT_AVERAGES; ++a)
    if (step.weights[a] > 0) approach(floats(t.averages[a]) + from, p, step.weights[a], keep, count);
  if (step.zero) clear(t, from, count);
}

}  // namespace
