// Kernels that need sums over a whole tensor. Such a kernel says what it sums, as `using Sums = Before<Square, Plain>`,
// and gives what is to be summed of an element in `measure`, which sees copies of the slots: nothing is written. What
// it takes as Unread is not fetched.
//   Before: the sums are made first, in a sweep of their own; from them `finish` finds numbers, which are the kernel's
//           last members, and may change slots that it keeps for the whole tensor.
//   During: the sums are made by the update's own sweep and are for the caller.
#pragma once

#include "stages.h"
#include "sums.h"

namespace {

struct Nothing {};
struct Unread {
  KERNEL Unread(float) {}
  Unread(Nothing);
};

template <class Float>
constexpr bool isRead = true;
template <>
constexpr bool isRead<Unread> = false;

/// Which of an element's floats a function like measure reads: p, g, the slots.
template <int count>
struct Reads {
  bool each[count];
};
template <class Kernel, class... Floats>
constexpr Reads<sizeof...(Floats)> reads(void (Kernel::*)(float*, Floats...) const) {
  return {{isRead<Floats>...}};
}

/// A whole tensor, as finish sees it.
struct WholeTensor {
  int64_t size;
  bool vector;
  float* const* kept;
};

template <class... Terms>
struct Terms_ {
  static constexpr int count = sizeof...(Terms);

  template <class Count>
  KERNEL static void add(Lanes* to, const float (*x)[block], Count count) {
    int k = 0;
    ((to[k].add<Terms>(x[k], count), ++k), ...);
  }
};
template <class... Terms>
struct Before : Terms_<Terms...> {
  static constexpr bool before = true;
};
template <class... Terms>
struct During : Terms_<Terms...> {
  static constexpr bool before = false;
};

template <class>
struct Void {
  using Type = void;
};

/// The sums that a kernel asks for: none, unless it says so.
template <class Kernel, class = void>
struct SumsOf {
  static constexpr int before = 0, during = 0;
};
template <class Kernel>
struct SumsOf<Kernel, typename Void<typename Kernel::Sums>::Type> {
  using Sums = typename Kernel::Sums;
  static constexpr int before = Sums::before ? Sums::count : 0, during = Sums::before ? 0 : Sums::count;
};

/// What a kernel keeps and finds for a whole tensor: nothing, unless it says so.
template <class Kernel, class = void>
struct Needs : SumsOf<Kernel> {
  static constexpr int kept = 0, found = 0;
};
template <class Kernel>
struct Needs<Kernel, typename Void<decltype(Kernel::found)>::Type> : SumsOf<Kernel> {
  static constexpr int kept = Kernel::kept, found = Kernel::found;
};

/// How many scalars Java writes: the members but for those that finish finds.
template <class Kernel>
constexpr int scalarsOf = sizeof(Kernel) / sizeof(float) - Needs<Kernel>::found;

/// A kernel with its scalars and, if they were found already, its numbers.
template <class Kernel>
KERNEL Kernel load(const jdescent_scalars& scalars, const float* numbers) {
  static_assert(Kernel::slots + Needs<Kernel>::kept <= JDESCENT_SLOTS && scalarsOf<Kernel> <= JDESCENT_SCALARS);
  static_assert(Needs<Kernel>::before + Needs<Kernel>::during <= JDESCENT_SUMS);
  static_assert(Needs<Kernel>::found <= JDESCENT_NUMBERS);
  float members[sizeof(Kernel) / sizeof(float)] = {};
  __builtin_memcpy(members, scalars.kernel, scalarsOf<Kernel> * sizeof(float));
  if (Needs<Kernel>::found && numbers)
    __builtin_memcpy(members + scalarsOf<Kernel>, numbers, Needs<Kernel>::found * sizeof(float));
  Kernel kernel;
  __builtin_memcpy(&kernel, members, sizeof kernel);
  return kernel;
}

/// Keeps the numbers that a kernel has found.
template <class Kernel>
KERNEL void keepFound(const Kernel& kernel, float* numbers) {
  float members[sizeof(Kernel) / sizeof(float)];
  __builtin_memcpy(members, &kernel, sizeof kernel);
  __builtin_memcpy(numbers, members + scalarsOf<Kernel>, Needs<Kernel>::found * sizeof(float));
}

/// Finds the numbers of one tensor from its sums.
template <class Kernel>
void finish(const jdescent_tensor& tensor, int64_t size, const jdescent_scalars& scalars, const double* sums,
            float* numbers) {
  float* kept[Needs<Kernel>::kept + 1] = {};
  for (int k = 0; k < Needs<Kernel>::kept; ++k) kept[k] = floats(tensor.slots[Kernel::slots + k]);
  Kernel kernel = load<Kernel>(scalars, numbers);
  kernel.finish(sums, WholeTensor{size, tensor.vector != 0, kept});
  keepFound(kernel, numbers);
}

}  // namespace
