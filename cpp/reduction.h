// From sums of tiles to what a gradient is multiplied by. Compiled once, for the baseline: + - * / and root, in double.
#pragma once

#include "jdescent.h"

namespace jdescent {

/// Adds neighbours until one number is left; the tree depends on the count alone. Overwrites the numbers.
inline double treeSum(double* numbers, int64_t count) {
  for (; count > 1; count = (count + 1) / 2) {
    for (int64_t i = 0; i < count / 2; ++i) numbers[i] = numbers[2 * i] + numbers[2 * i + 1];
    if (count % 2) numbers[count / 2] = numbers[count - 1];
  }
  return count ? numbers[0] : 0;
}

/// Sums over each tensor's tiles. That of tensor i is left at sums[i], which no later tensor's tiles reach: even an
/// empty tensor has a tile.
inline void perTensor(const jdescent_tensor* tensors, int64_t count, double* sums) {
  for (int64_t i = 0; i < count; ++i) {
    const int64_t tiles = (tensors[i].size + JDESCENT_TILE - 1) / JDESCENT_TILE;
    sums[i] = tiles == 1 ? sums[tensors[i].tile] : treeSum(sums + tensors[i].tile, tiles);
  }
}

/// The sum over the tiles of the rows that make up a parameter: each row's, then over the rows.
inline double rowsSum(const jdescent_tensor* rows, int64_t count, double* sums) {
  double* const own = sums + rows->tile;  // no row's sum reaches a later row's tiles
  for (int64_t i = 0; i < count; ++i)
    own[i] = treeSum(sums + rows[i].tile, (rows[i].size + JDESCENT_TILE - 1) / JDESCENT_TILE);
  return treeSum(own, count);
}

/// Sums over each tensor's tiles, for all that kernels ask for.
inline void perRule(const jdescent_tensor* tensors, int64_t count, const jdescent_step& step, int32_t sums) {
  for (int64_t k = 0; k < sums; ++k) perTensor(tensors, count, step.rule_sums + k * step.tiles);
}

inline double sqrt(double x) { return __builtin_sqrt(x); }
inline double min_(double a, double b) { return (a < b || a != a) ? a : b; }

/// min(1, limit / norm), as PyTorch's clip_grad_norm_ has it.
inline double towards(double limit, double norm) { return min_(limit / (norm + 1e-6), 1); }

/// Brock et al. 2021: a gradient's norm is at most `limit` times the parameter's.
inline double adapted(const jdescent_step& step, double parameterSum, double norm) {
  const double parameter = sqrt(parameterSum);
  const double most = step.limit * (parameter > step.floor ? parameter : step.floor);
  return norm < most ? 1 : most / (norm > 1e-6 ? norm : 1e-6);
}

/// Fills the coefficients, if the step clips or divides.
inline void coefficients(int64_t count, const jdescent_step& step) {
  if (!step.coefficients) return;
  const bool one = step.clip < JDESCENT_PER_TENSOR;
  const double all = step.clip == JDESCENT_GLOBAL ? towards(step.limit, step.gradient_norm) : 1;
  const auto c = static_cast<float>(all / step.divisor);
  for (int64_t i = 0; i < count; ++i) {
    if (one) {
      step.coefficients[i] = c;
      continue;
    }
    const double norm = sqrt(step.gradient_sums[i]) / step.divisor;
    const double own =
        step.clip == JDESCENT_PER_TENSOR ? towards(step.limit, norm) : adapted(step, step.parameter_sums[i], norm);
    step.coefficients[i] = static_cast<float>(own / step.divisor);
  }
}

/// Answers norm and offender from the sums of the tiles, and fills the coefficients.
inline void finish(const jdescent_tensor* tensors, int64_t count, jdescent_step& step, bool measured) {
  if (step.clip == JDESCENT_ADAPTIVE) perTensor(tensors, count, step.parameter_sums);
  double* const sums = step.gradient_sums;
  if (measured) {
    perTensor(tensors, count, sums);
    for (int64_t i = count - 1; i >= 0; --i)
      if (!__builtin_isfinite(sums[i])) step.offender = i;
  }
  if (step.clip >= JDESCENT_PER_TENSOR) coefficients(count, step);  // before the sums are added
  if (measured) step.gradient_norm = sqrt(treeSum(sums, count)) / step.divisor;
  if (step.clip < JDESCENT_PER_TENSOR) coefficients(count, step);
}

}  // namespace jdescent
