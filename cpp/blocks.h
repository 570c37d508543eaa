// Walking along one tensor: tiles, and blocks in them, with what comes later fetched ahead.
#pragma once

#include "stages.h"

namespace {

using jdescent::Range;
using jdescent::Share;

template <int Write>
KERNEL void prefetch(const void* array, int64_t from) {
  const auto* const start = static_cast<const float*>(array) + from;
  for (int64_t i = 0; i < block; i += 16) __builtin_prefetch(start + i, Write, 3);
}

/// Calls fetch(tensor, from) for the block that will be needed `ahead` elements later.
template <class Fetch>
KERNEL void prefetchAhead(const jdescent_tensor& tensor, Range range, int64_t i, Fetch fetch) {
  if (!range.ahead) return;
  const int64_t beyond = i + range.ahead - range.end;
  if (beyond < 0)
    fetch(tensor, i + range.ahead);
  else if (range.next && beyond < range.next->size)
    fetch(*range.next, beyond);
}

/// Calls body(from, count) for every block of [begin, end), with Whole as the count of all but the last and, if there
/// is a head of so many elements, the first.
template <class Fetch, class Body>
KERNEL void blocks(const jdescent_tensor& tensor, Range range, int64_t begin, int64_t end, Fetch fetch, Body body,
                   int64_t head = 0) {
  int64_t i = begin;
  for (int64_t part = head; i < end; part = end - i) {
    if (part) body(i, part);
    for (i += part; i + block <= end; i += block) {
      prefetchAhead(tensor, range, i, fetch);
      body(i, Whole());
    }
  }
}

/// How many elements there are before the first that begins a line of the cache: a store across lines costs two. Java
/// lays slots out so that they begin lines where the parameter does. A short range loses more by a head than it gains.
KERNEL int64_t toLine(const float* p, Range range) {
  constexpr uintptr_t line = 64 / sizeof(float);
  const uintptr_t behind = reinterpret_cast<uintptr_t>(p + range.begin) / sizeof(float) % line;
  return behind == 0 || range.end - range.begin < 2 * JDESCENT_TILE ? 0 : line - behind;
}

/// Calls body(begin, end, number) for every tile of a range; they are numbered over all tensors.
template <class Body>
KERNEL void tiles(const jdescent_tensor& tensor, Range range, Body body) {
  for (int64_t begin = range.begin; begin < range.end; begin += JDESCENT_TILE) {
    const int64_t end = begin + JDESCENT_TILE;
    body(begin, end < range.end ? end : range.end, tensor.tile + begin / JDESCENT_TILE);
  }
}

}  // namespace
