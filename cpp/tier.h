// The table of kernels that each tier (isa.cpp, compiled once per instruction set) offers to dispatch.cpp.
#pragma once

#include "jdescent.h"

namespace jdescent {

/// Elements [begin, end) of one tensor, from a tile's edge to a tile's edge or the tensor's end. `ahead` is how many
/// elements to prefetch before they are needed, or 0; on the end follow those of the next tensor, if the same thread
/// has it. Prefetching another thread's would take them away.
struct Range {
  int64_t begin, end, ahead;
  const jdescent_tensor* next;
};

struct Kernel {
  const char* name;
  int32_t slots, scalars;
  /// `coefficient` is what the gradient is multiplied by, if the step scales at all.
  void (*run)(const jdescent_tensor& tensor, const jdescent_scalars& scalars, const jdescent_step& step,
              const float* coefficient, Range range);
};

struct Tier {
  const Kernel* kernels;
  int32_t count;
  void (*accumulate)(const jdescent_tensor& tensor, bool zero, Range range);
  void (*measure)(const jdescent_tensor& tensor, const jdescent_step& step, Range range);
};

extern const Tier baseline, avx2, avx512;

/// The tier in use.
const Tier& tier();

}  // namespace jdescent
