// What a kernel may use. Everything here means the same in every tier and in the plain-Java oracle.
#pragma once

#define INLINE __attribute__((always_inline))
#define KERNEL INLINE inline

namespace {

KERNEL float sqrt(float x) { return __builtin_sqrtf(x); }

KERNEL double sqrt(double x) { return __builtin_sqrt(x); }

KERNEL float abs(float x) { return __builtin_fabsf(x); }

/// Zeros and NaNs stay what they are.
KERNEL float sign(float x) { return x > 0 ? 1.0f : (x < 0 ? -1.0f : x); }

/// NaN in the first operand stays; of equal zeros the second is taken.
KERNEL float max_(float a, float b) { return (a > b || a != a) ? a : b; }
KERNEL double max_(double a, double b) { return (a > b || a != a) ? a : b; }
KERNEL float min_(float a, float b) { return (a < b || a != a) ? a : b; }

/// Stores zero for what has decayed to nothing: subnormal slots would slow every later step down.
struct Keep {
  float tiny;
  KERNEL float operator()(float x) const { return abs(x) < tiny ? 0.0f : x; }
};

}  // namespace
