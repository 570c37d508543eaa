// From a thread's share of all elements to pieces of tensors.
#pragma once

#include "tier.h"

namespace {

/// The last tensor that starts at or before an element, counted over all tensors.
inline int64_t tensorAt(const jdescent_tensor* tensors, int64_t count, int64_t element) {
  int64_t low = 0, high = count;
  while (high - low > 1) {
    const int64_t middle = low + (high - low) / 2;
    (tensors[middle].start <= element ? low : high) = middle;
  }
  return low;
}

/// The part of tensor i that belongs to a share.
inline jdescent::Range piece(const jdescent::Share& share, int64_t i) {
  const jdescent_tensor& t = share.tensors[i];
  const int64_t begin = share.begin > t.start ? share.begin - t.start : 0;
  const int64_t end = share.end - t.start < t.size ? share.end - t.start : t.size;
  const bool last = i + 1 == share.count || share.tensors[i + 1].start >= share.end;
  return {begin, end, share.ahead, last ? nullptr : &share.tensors[i + 1]};
}

/// Calls visit(tensor's index, range) for every piece of a share, from tensor i on and as long as more(index) holds;
/// returns the index after the last.
template <class More, class Visit>
inline int64_t walk(const jdescent::Share& share, int64_t i, More more, Visit visit) {
  for (; i < share.count && share.tensors[i].start < share.end && more(i); ++i) {
    const jdescent::Range range = piece(share, i);
    if (range.begin < range.end) visit(i, range);
  }
  return i;
}

/// Calls visit(tensor's index, range) for every piece of a share.
template <class Visit>
inline void walk(const jdescent::Share& share, Visit visit) {
  walk(
      share, tensorAt(share.tensors, share.count, share.begin), [](int64_t) { return true; }, visit);
}

}  // namespace
