// The threads of a call, each with one contiguous share of the elements. The shares depend on the sizes and the number
// of threads alone, so a thread finds the memory it touched first in every step.
#pragma once

#include "fpenv.h"
#include "team.h"
#include "walk.h"

namespace {

using jdescent::IeeeScope;
using jdescent::Range;
using jdescent::Share;
using jdescent::Team;

constexpr int64_t cached = 1 << 15;  // below this many elements the first cache holds what a thread needs
constexpr int64_t distance = 512;    // elements to prefetch ahead
constexpr int64_t small = 1 << 17;   // below this many elements a step is over before a sleeping thread is awake

/// Where a share begins, moved down to a grain's edge.
int64_t cut(const jdescent_tensor* tensors, int64_t count, int64_t element) {
  const jdescent_tensor& t = tensors[tensorAt(tensors, count, element)];
  return t.start + (element - t.start) / t.grain * t.grain;
}

/// Calls work(share, team) for every thread's share.
template <class Work>
void share(const jdescent_tensor* tensors, int64_t count, int32_t threads, Work work) {
  if (count == 0) return;
  const int64_t total = tensors[count - 1].start + tensors[count - 1].size;
  const int64_t ahead = total < cached ? 0 : distance;
  jdescent::together(threads, total < small, [=](const Team& team) {
    const IeeeScope ieee;
    const auto edge = [&](int64_t k) {
      if (k == 0 || k == team.members) return k ? total : 0;
      return cut(tensors, count, total / team.members * k + total % team.members * k / team.members);
    };
    work(Share{tensors, count, edge(team.me), edge(team.me + 1), ahead}, team);
  });
}

}  // namespace
