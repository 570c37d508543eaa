// One parallel region, and the threads in it: each has one contiguous share of the elements. The shares depend on the
// sizes and the number of threads alone, so a thread finds the memory it touched first in every step.
#pragma once

#include <omp.h>

#include "fpenv.h"
#include "walk.h"

namespace {

using jdescent::IeeeScope;
using jdescent::Range;
using jdescent::Share;

constexpr int64_t cached = 1 << 15;  // below this many elements the first cache holds what a thread needs
constexpr int64_t distance = 512;    // elements to prefetch ahead

/// Where a share begins, moved down to a grain's edge.
int64_t cut(const jdescent_tensor* tensors, int64_t count, int64_t element) {
  const jdescent_tensor& t = tensors[tensorAt(tensors, count, element)];
  return t.start + (element - t.start) / t.grain * t.grain;
}

/// The threads of a parallel region, where they wait for each other.
struct Team {
  const int64_t me = omp_get_thread_num(), members = omp_get_num_threads();

  /// One of them does the task, when all have come here, and while the others wait.
  template <class Task>
  void once(Task task) const {
#pragma omp barrier
#pragma omp single
    task();
  }

  /// They share the tasks of numbers 0 to count, when all have come here, and wait for the last one.
  template <class Task>
  void each(int64_t count, Task task) const {
#pragma omp barrier
#pragma omp for schedule(static, 1)
    for (int64_t i = 0; i < count; ++i) task(i);
  }
};

/// One thread that waits for nobody.
struct Alone {
  const int64_t me = 0, members = 1;

  template <class Task>
  void once(Task task) const {
    task();
  }
  template <class Task>
  void each(int64_t count, Task task) const {
    for (int64_t i = 0; i < count; ++i) task(i);
  }
};

/// Calls work(share, team) for every thread's share, in one parallel region.
template <class Work>
void share(const jdescent_tensor* tensors, int64_t count, int32_t threads, Work work) {
  if (count == 0) return;
  const int64_t total = tensors[count - 1].start + tensors[count - 1].size;
  const int64_t ahead = total < cached ? 0 : distance;
  if (threads <= 1) {  // never wakes the OpenMP runtime
    const IeeeScope ieee;
    return work(Share{tensors, count, 0, total, ahead}, Alone());
  }
#pragma omp parallel num_threads(threads)
  {
    const IeeeScope ieee;
    const int64_t team = omp_get_num_threads(), me = omp_get_thread_num();
    const auto edge = [&](int64_t k) {
      return k == team ? total : cut(tensors, count, total / team * k + total % team * k / team);
    };
    work(Share{tensors, count, edge(me), edge(me + 1), ahead}, Team());
  }
}

void barrier() {
#pragma omp barrier
}

}  // namespace
