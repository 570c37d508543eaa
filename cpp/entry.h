// What a tier's table says of a kernel.
#pragma once

#include "preparation.h"
#include "walk.h"
#include "whole.h"

namespace {

template <template <class, int...> class Of, class Kernel, int... S>
KERNEL Of<Kernel, S...> make(Slots<S...>, const Share& share, int64_t i, const jdescent_scalars* scalars,
                             const jdescent_step& step, Range range) {
  return Of<Kernel, S...>(share, i, scalars, step, range);
}

/// Visits the share's tensors from the first on, as long as they have this kernel; returns the index after the last.
template <template <class, int...> class Of, class Kernel, class Visit>
KERNEL int64_t walkSame(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step,
                        Visit visit) {
  const jdescent_tensor* const tensors = share.tensors;
  const auto same = [=](int64_t i) { return tensors[i].kernel == tensors[first].kernel; };
  return walk(share, first, same, [&](int64_t i, Range range) INLINE {
    visit(make<Of, Kernel>(typename CountTo<Kernel::slots>::Type(), share, i, scalars, step, range));
  });
}

template <class Kernel>
int64_t run(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step) {
  return walkSame<Sweep, Kernel>(share, first, scalars, step, [](const auto& sweep) INLINE { sweep.run(); });
}

template <class Kernel>
int64_t measureRule(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step) {
  return walkSame<Preparation, Kernel>(share, first, scalars, step, [](const auto& part) INLINE {
    if (jdescent::isPresent(part.tensor)) part.measure();
  });
}

template <class Kernel>
int64_t makeMargins(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step) {
  return walkSame<Preparation, Kernel>(share, first, scalars, step, [](const auto& part) INLINE {
    if (jdescent::isPresent(part.tensor)) part.margins();
  });
}

/// Whether a kernel takes parameters for matrices.
template <class Kernel, class = void>
constexpr bool takesMatrices = false;
template <class Kernel>
constexpr bool takesMatrices<Kernel, typename Void<decltype(Kernel::squares)>::Type> = true;

template <class T>
T value();
template <int>
using Float = float;

/// Whether a kernel's update depends on the parameter: whether it is a float that it takes.
template <class Kernel, class Slots, class = void>
constexpr bool readsParameter = true;
template <class Kernel, int... S>
constexpr bool
    readsParameter<Kernel, Slots<S...>,
                   typename Void<decltype(value<const Kernel&>()(Nothing(), 0.0f, value<Float<S>&>()...))>::Type> =
        false;

/// The table's entry for a kernel.
template <class Kernel>
constexpr jdescent::Kernel entry(const char* name) {
  using N = Needs<Kernel>;
  jdescent::Kernel kernel = {};
  kernel.name = name;
  kernel.slots = Kernel::slots;
  kernel.kept = N::kept;
  kernel.scalars = scalarsOf<Kernel>;
  kernel.before = N::before;
  kernel.during = N::during;
  kernel.margins = MarginsOf<Kernel>::when;
  kernel.reads_parameter = readsParameter<Kernel, typename CountTo<Kernel::slots>::Type>;
  if constexpr (takesMatrices<Kernel>) {
    kernel.kept = Kernel::kept;
    kernel.matrix = updateMatrix<Kernel>;
    kernel.buffers = Kernel::buffers;
    kernel.squares = Kernel::squares;
    kernel.own = Kernel::own;
  } else {
    kernel.run = run<Kernel>;
  }
  if constexpr (N::before > 0) {
    kernel.measure = measureRule<Kernel>;
    kernel.finish = finish<Kernel>;
  }
  if constexpr (MarginsOf<Kernel>::when == 1) kernel.makeMargins = makeMargins<Kernel>;
  if constexpr (MarginsOf<Kernel>::when > 0) kernel.finishMargins = finishMargins<Kernel>;
  return kernel;
}

}  // namespace
