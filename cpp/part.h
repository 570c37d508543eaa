// A thread's part of one tensor: its arrays, its kernel, and how the kernel's functions are applied to its elements.
// What is scalar here, the compiler vectorises.
#pragma once

#include "blocks.h"
#include "margins.h"

namespace {

template <int... S>
struct Slots {};
template <int N, int... S>
struct CountTo : CountTo<N - 1, N - 1, S...> {};
template <int... S>
struct CountTo<0, S...> {
  using Type = Slots<S...>;
};

template <class Kernel, int... S>
struct Part {
  const jdescent_tensor& tensor;
  const jdescent_scalars& scalars;
  const jdescent_step& step;
  const float* const coefficient;
  const bool plain;
  const Range range;
  const Kernel kernel;
  const Matrix<Kernel> matrix;
  mutable Place place;

  KERNEL Part(const Share& share, int64_t i, const jdescent_scalars* scalars, const jdescent_step& step, Range range)
      : tensor(share.tensors[i]),
        scalars(scalars[tensor.scalars]),
        step(step),
        coefficient(step.coefficients ? step.coefficients + i : nullptr),
        plain(isPlain(tensor, this->scalars, step)),
        range(range),
        kernel(load<Kernel>(this->scalars, step.numbers ? step.numbers + i * JDESCENT_NUMBERS : nullptr)),
        matrix(tensor),
        place{tensor.columns} {}

  /// The gradient as the kernel takes it.
  template <class Count>
  KERNEL const float* gradientAt(int64_t from, Count count, float* scratch) const {
    return plain && !coefficient ? floats(tensor.gradient) + from
                                 : gradient(tensor, scalars, step, coefficient, from, count, scratch);
  }

  /// Calls body(i), or if the kernel has margins body(i, row's number, column's number), for every element.
  template <class Count, class Body>
  KERNEL void elements(int64_t from, Count count, Body body) const {
    if constexpr (MarginsOf<Kernel>::when > 0) {
      place.pieces(from, count, [&](int64_t begin, auto end, int64_t r, int64_t shift) INLINE {
        const float row = matrix.rows > 1 ? matrix.row[r] : Kernel::alone;
        const float* const column = matrix.column + shift;
#pragma omp simd
        for (int64_t i = begin; i < end; ++i) body(i, row, column[i]);
      });
    } else {
#pragma omp simd
      for (int64_t i = 0; i < count; ++i) body(i);
    }
  }

  /// The slots from `from` on, and u.
  template <class Count>
  KERNEL void update(float* u, int64_t from, const float* g, Count count) const {
    const float* const p = floats(tensor.parameter) + from;
    float* const s[] = {floats(tensor.slots[S]) + from..., nullptr};
    (void)s;
    const Kernel kernel = this->kernel;  // in registers, so that no branch guards a load
    elements(from, count,
             [&](int64_t i, auto... margins) INLINE { u[i] = kernel(p[i], g[i], s[S][i]..., margins...); });
    if constexpr (MarginsOf<Kernel>::when == 2) addToMargins(from, g, count);
  }

  /// What the kernel sums of a block's elements.
  template <class Count>
  KERNEL void addTo(Lanes* sums, int64_t from, const float* g, Count count) const {
    constexpr int most = Needs<Kernel>::before + Needs<Kernel>::during;
    const float* const p = floats(tensor.parameter) + from;
    const float* const s[] = {floats(tensor.slots[S]) + from..., nullptr};
    (void)s;
    float x[most][block];
    const Kernel kernel = this->kernel;
    elements(from, count, [&](int64_t i, auto... margins) INLINE {
      float each[most];
      kernel.measure(each, p[i], g[i], s[S][i]..., margins...);
      for (int k = 0; k < most; ++k) x[k][i] = each[k];
    });
    Kernel::Sums::add(sums, x, count);
  }

  KERNEL void store(const Lanes* sums, int count, int64_t tile) const {
    for (int k = 0; k < count; ++k) step.rule_sums[k * step.tiles + tile] = sums[k].total();
  }

  /// The entries of a block.
  template <class Count>
  KERNEL void entries(float* to, int64_t from, const float* g, Count count) const {
    const Kernel kernel = this->kernel;
    elements(from, count, [&](int64_t i, float row, float column) INLINE { to[i] = kernel.entry(g[i], row, column); });
  }

  /// What a block's entries add to the margins.
  template <class Count>
  KERNEL void addToMargins(int64_t from, const float* g, Count count) const {
    using Fold = typename Kernel::Margins::Fold;
    float made[block];
    entries(made, from, g, count);
    if (matrix.rows > 1)
      place.pieces(from, count, [&](int64_t begin, auto end, int64_t r, int64_t) INLINE {
        matrix.ofRows()[r] = Fold::of(matrix.ofRows()[r], static_cast<double>(Fold::over(made + begin, end - begin)));
      });
    fold(from, count, made);
  }

  /// Adds entries to the columns' margins; the columns of a single row have them at once.
  template <class Count>
  KERNEL void fold(int64_t from, Count count, const float* made) const {
    using Fold = typename Kernel::Margins::Fold;
    if (matrix.rows > 1)
      place.pieces(from, count, [&](int64_t begin, auto end, int64_t, int64_t shift) INLINE {
        double* const to = matrix.ofColumns(from / tensor.grain) + shift;
#pragma omp simd
        for (int64_t i = begin; i < end; ++i) to[i] = Fold::of(to[i], static_cast<double>(made[i]));
      });
    else
      each(matrix.column + from, count,
           [&](int64_t i) INLINE { return kernel.margin(matrix.column[from + i], made[i], 1); });
  }

  /// Margins begin at 0, for entries are not negative.
  KERNEL void clearMargins() const {
    if (matrix.rows < 2) return;
    for (int64_t r = range.begin / matrix.columns; r < range.end / matrix.columns; ++r) matrix.ofRows()[r] = 0;
    for (int64_t k = range.begin / tensor.grain; k * tensor.grain < range.end; ++k)
      for (int64_t c = 0; c < matrix.columns; ++c) matrix.ofColumns(k)[c] = 0;
  }
};

}  // namespace
