// The loop over one tensor's elements, written once for all element-wise kernels and compiled for every tier.
// A kernel returns the update u; only the loop writes p. What is scalar here, the compiler vectorises.
#pragma once

#include "blocks.h"
#include "numbers.h"
#include "walk.h"

namespace {

template <int... S>
struct Slots {};
template <int N, int... S>
struct CountTo : CountTo<N - 1, N - 1, S...> {};
template <int... S>
struct CountTo<0, S...> {
  using Type = Slots<S...>;
};

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
  const Kernel kernel;
  const int average;

  KERNEL Sweep(const Share& share, int64_t i, const jdescent_scalars* scalars, const jdescent_step& step, Range range)
      : tensor(share.tensors[i]),
        scalars(scalars[tensor.scalars]),
        step(step),
        coefficient(step.coefficients ? step.coefficients + i : nullptr),
        range(range),
        kernel(load<Kernel>(this->scalars, step.numbers ? step.numbers + i * JDESCENT_NUMBERS : nullptr)),
        average(moving(step)) {}

  KERNEL void run() const {
    const bool common = !Needs<Kernel>::during && tensor.gradient && !tensor.accumulated && !(step.value > 0) &&
                        !(step.lookahead > 0) && !(step.measure & JDESCENT_UPDATE_NORM) && average > -2 &&
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
      Lanes squares, sums[Needs<Kernel>::during + 1];
      blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
        if (present) {
          float scratch[block], u[block];
          const float* const g = gradient(tensor, scalars, step, coefficient, i, count, scratch);
          if constexpr (Needs<Kernel>::during > 0) addTo(sums, i, g, count);
          update(u, i, g, count);
          write(p + i, scalars, u, count);
          if (measured) squares.add<Square>(u, count);
        }
        follow(tensor, step, i, count);
      });
      if (measured) step.update_sums[tile] = squares.total();
      store(sums, Needs<Kernel>::during, tile);
    });
  }

  /// The sums that come before the update.
  void measure() const {
    const auto fetch = [this](const jdescent_tensor& t, int64_t from) {
      prefetch<0>(t.parameter, from);
      if (t.gradient) prefetch<0>(t.gradient, from);
      if (t.accumulated) prefetch<0>(t.accumulator, from);
      (prefetch<0>(t.slots[S], from), ...);
    };
    if (!tensor.gradient && !tensor.accumulated) return;
    tiles(tensor, range, [&](int64_t begin, int64_t end, int64_t tile) {
      Lanes sums[Needs<Kernel>::before];
      blocks(tensor, range, begin, end, fetch, [&](int64_t i, auto count) {
        float scratch[block];
        addTo(sums, i, gradient(tensor, scalars, step, coefficient, i, count, scratch), count);
      });
      store(sums, Needs<Kernel>::before, tile);
    });
  }

  template <class Count>
  KERNEL void addTo(Lanes* sums, int64_t from, const float* g, Count count) const {
    constexpr int most = Needs<Kernel>::before + Needs<Kernel>::during;
    const float* const p = floats(tensor.parameter) + from;
    const float* const s[] = {floats(tensor.slots[S]) + from..., nullptr};
    (void)s;
    float x[most][block];
#pragma omp simd
    for (int64_t i = 0; i < count; ++i) {
      float each[most];
      kernel.measure(each, p[i], g[i], s[S][i]...);
      for (int k = 0; k < most; ++k) x[k][i] = each[k];
    }
    Kernel::Sums::add(sums, x, count);
  }

  KERNEL void store(const Lanes* sums, int count, int64_t tile) const {
    for (int k = 0; k < count; ++k) step.rule_sums[k * step.tiles + tile] = sums[k].total();
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
KERNEL Sweep<Kernel, S...> sweepOf(Slots<S...>, const Share& share, int64_t i, const jdescent_scalars* scalars,
                                   const jdescent_step& step, Range range) {
  return Sweep<Kernel, S...>(share, i, scalars, step, range);
}

/// Does something with the share's tensors from the first on, as long as they have this kernel.
template <class Kernel, class Visit>
KERNEL int64_t walkSame(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step,
                        Visit visit) {
  const jdescent_tensor* const tensors = share.tensors;
  const auto same = [=](int64_t i) { return tensors[i].kernel == tensors[first].kernel; };
  return walk(share, first, same, [&](int64_t i, Range range) INLINE {
    visit(sweepOf<Kernel>(typename CountTo<Kernel::slots>::Type(), share, i, scalars, step, range));
  });
}

template <class Kernel>
int64_t run(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step) {
  return walkSame<Kernel>(share, first, scalars, step, [](const auto& sweep) INLINE { sweep.run(); });
}

template <class Kernel>
int64_t measureRule(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step) {
  return walkSame<Kernel>(share, first, scalars, step, [](const auto& sweep) INLINE { sweep.measure(); });
}

/// The table's entry for a kernel.
template <class Kernel>
constexpr jdescent::Kernel entry(const char* name) {
  using N = Needs<Kernel>;
  jdescent::Kernel kernel = {name,        Kernel::slots, N::kept, scalarsOf<Kernel>, N::before, N::during,
                             run<Kernel>, nullptr,       nullptr};
  if constexpr (N::before > 0) {
    kernel.measure = measureRule<Kernel>;
    kernel.finish = finish<Kernel>;
  }
  return kernel;
}

}  // namespace
