// Sums that are the same for every tier and every number of threads: a tile of 1,024 elements is summed in 32 lanes, in
// double, where a float's square is exact; then the lanes, the tiles and the tensors in fixed trees.
#pragma once

#include "math.h"
#include "tier.h"

namespace {

#if defined(__AVX512F__)
constexpr int wide = 8;
#elif defined(__AVX__)
constexpr int wide = 4;
#else
constexpr int wide = 2;
#endif
typedef double Doubles __attribute__((vector_size(wide * sizeof(double))));

constexpr int64_t lanes = 32;

/// What is summed of each element.
struct Square {
  KERNEL static Doubles of(Doubles x) { return x * x; }
};
struct Plain {
  KERNEL static Doubles of(Doubles x) { return x; }
};

/// Sums of the elements 0, 32, 64 …, of 1, 33, 65 …, and so on. Each lane has a register's place, so the
/// width of the registers does not matter.
struct Lanes {
  Doubles sum[lanes / wide] = {};

  KERNEL static Doubles load(const float* x) {
    Doubles d;
    for (int l = 0; l < wide; ++l) d[l] = x[l];
    return d;
  }

  template <class Term>
  KERNEL void addRow(const float* x) {
    for (int k = 0; k < lanes / wide; ++k) sum[k] += Term::of(load(x + wide * k));
  }

  template <class Term>
  KERNEL void add(const float* x, int64_t count) {
    for (; count >= lanes; count -= lanes, x += lanes) addRow<Term>(x);
    if (count == 0) return;
    float rest[lanes] = {};  // adding 0 changes no sum
    for (int64_t l = 0; l < count; ++l) rest[l] = x[l];
    addRow<Term>(rest);
  }

  /// Halves the lanes until one is left: lane l takes lane l + half.
  KERNEL double total() const {
    Doubles folded[lanes / wide];
    for (int k = 0; k < lanes / wide; ++k) folded[k] = sum[k];
    for (int half = lanes / wide / 2; half > 0; half /= 2)
      for (int k = 0; k < half; ++k) folded[k] = folded[k] + folded[k + half];
    Doubles last = folded[0];
#if defined(__AVX512F__)
    last = last + __builtin_shufflevector(last, last, 4, 5, 6, 7, 0, 1, 2, 3);
    last = last + __builtin_shufflevector(last, last, 2, 3, 0, 1, 6, 7, 4, 5);
#elif defined(__AVX__)
    last = last + __builtin_shufflevector(last, last, 2, 3, 0, 1);
#endif
    return last[0] + last[1];
  }
};

}  // namespace
