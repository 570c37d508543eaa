// The table of kernels that each tier (isa.cpp, compiled once per instruction set) offers to dispatch.cpp.
#pragma once

#include "crew.h"
#include "jdescent.h"

namespace jdescent {

/// Elements [begin, end) of one tensor, from a tile's edge to a tile's edge or the tensor's end. `ahead` is how many
/// elements to prefetch before they are needed, or 0; on the end follow those of the next tensor, if the same thread
/// has it. Prefetching another thread's would take them away.
struct Range {
  int64_t begin, end, ahead;
  const jdescent_tensor* next;
};

/// What one thread does of all tensors: elements [begin, end), counted over all of them.
struct Share {
  const jdescent_tensor* tensors;
  int64_t count, begin, end, ahead;
};

/// Whether a tensor takes part in the step.
inline bool isPresent(const jdescent_tensor& t) { return t.gradient || t.accumulated; }

/// Tiers are given shares, not tensors: with 1,000 small tensors calls would cost a third of a reading sweep.
struct Kernel {
  const char* name;
  int32_t slots, kept;  // with an element for each of the parameter's, and others
  int32_t scalars, before, during, margins;
  int32_t reads_parameter;
  /// Updates the share's tensors from the first on, as long as they have this kernel; returns the index after the last.
  int64_t (*run)(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step);
  /// The same for the sums before the update; null if there are none.
  int64_t (*measure)(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step);
  /// Finds a tensor's numbers from its sums.
  void (*finish)(const jdescent_tensor& tensor, int64_t size, const jdescent_scalars& scalars, const double* sums,
                 float* numbers);
  /// The same for margins, those that are made before the update and all that were made; null if there are none.
  int64_t (*makeMargins)(const Share& share, int64_t first, const jdescent_scalars* scalars, const jdescent_step& step);
  void (*finishMargins)(const jdescent_tensor& tensor, const jdescent_scalars& scalars, float* numbers);
  /// Updates a matrix; null if the kernel does not take matrices, or `run` is.
  void (*matrix)(const jdescent_tensor* tensors, const jdescent_matrix& matrix, const jdescent_scalars* scalars,
                 const jdescent_step& step, const Crew& crew);
  int32_t buffers, squares, own;  // room: of its size and square ones, for all of the crew; square ones for each
};

struct Tier {
  const Kernel* kernels;
  int32_t count;
  void (*accumulate)(const Share& share, bool zero);
  void (*measure)(const Share& share, const jdescent_step& step);
};

extern const Tier baseline, avx2, avx512;

/// The tier in use.
const Tier& tier();

}  // namespace jdescent
