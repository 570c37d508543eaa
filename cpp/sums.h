// Sums of squares that are the same for every tier and every number of threads: a tile of 1,024 elements is summed in
// 32 lanes, in double, where a float's square is exact; then the lanes, the tiles and the tensors in fixed trees.
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

/// Sums of squares of the elements 0, 32, 64 …, of 1, 33, 65 …, and so on. Each lane has a register's place, so the
/// width of the registers does not matter.
struct Lanes {
  Doubles sum[lanes / wide] = {};

  KERNEL void addRow(const float* x) {
    for (int k = 0; k < lanes / wide; ++k) {
      Doubles d;
      for (int l = 0; l < wide; ++l) d[l] = x[wide * k + l];
      sum[k] += d * d;
    }
  }

  KERNEL void add(const float* x, int64_t count) {
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) addRow(x + i);
    if (i == count) return;
    float rest[lanes] = {};  // adding the square of 0 changes no sum
    for (int64_t k = 0; i + k < count; ++k) rest[k] = x[i + k];
    addRow(rest);
  }

  /// Halves the lanes until one is left: lane l takes lane l + half.
  KERNEL double total() const {
    double all[lanes];
    __builtin_memcpy(all, sum, sizeof all);
    for (int64_t half = lanes / 2; half > 0; half /= 2)
      for (int64_t l = 0; l < half; ++l) all[l] = all[l] + all[l + half];
    return all[0];
  }
};

}  // namespace
