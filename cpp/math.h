// What a kernel may use. Everything here means the same in every tier and in the plain-Java oracle.
#pragma once

#include <stdint.h>

#define INLINE __attribute__((always_inline))
#define KERNEL INLINE inline
#define APART __attribute__((noinline))  // one copy for all kernels

namespace {

KERNEL float sqrt(float x) { return __builtin_sqrtf(x); }

KERNEL double sqrt(double x) { return __builtin_sqrt(x); }

KERNEL float abs(float x) { return __builtin_fabsf(x); }

/// Zeros and NaNs stay what they are.
KERNEL float sign(float x) {
  const float below = x < 0 ? -1.0f : x;
  return x > 0 ? 1.0f : below;
}

/// NaN in the first operand stays; of equal zeros the second is taken. Two choices of values, for GCC makes branches of
/// one whose condition has two parts, and does not vectorise those.
KERNEL float max_(float a, float b) {
  const float larger = a > b ? a : b;
  return a != a ? a : larger;
}
KERNEL double max_(double a, double b) {
  const double larger = a > b ? a : b;
  return a != a ? a : larger;
}
KERNEL float min_(float a, float b) {
  const float smaller = a < b ? a : b;
  return a != a ? a : smaller;
}

/// x between limits that are numbers. NaN stays, and of equal zeros x is taken: one instruction for each limit.
KERNEL float atLeast(float x, float low) { return low > x ? low : x; }
KERNEL float atMost(float x, float high) { return high < x ? high : x; }
KERNEL float clamp(float x, float low, float high) { return atMost(atLeast(x, low), high); }

/// Stores zero for what has decayed to nothing: subnormal slots would slow every later step down.
struct Keep {
  float tiny;
  KERNEL float operator()(float x) const { return abs(x) < tiny ? 0.0f : x; }
};

}  // namespace
