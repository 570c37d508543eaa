// What is left of a thread's share for whoever is free.
#pragma once

#include <stdint.h>

namespace jdescent {

/// Slices of the second half of a share: its owner takes them from the front, others from the back.
struct alignas(128) Rest {
  uint64_t left;  // the number of the first slice, and above it that after the last

  void fill(uint32_t slices) { left = uint64_t{slices} << 32; }

  /// Takes a slice; false if none is left.
  bool take(bool own, int64_t& slice) {
    uint64_t before = __atomic_load_n(&left, __ATOMIC_RELAXED);
    for (;;) {
      const auto first = static_cast<uint32_t>(before), last = static_cast<uint32_t>(before >> 32);
      if (first == last) return false;
      slice = own ? first : last - 1;
      const uint64_t after = own ? before + 1 : before - (uint64_t{1} << 32);
      if (__atomic_compare_exchange_n(&left, &before, after, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return true;
    }
  }
};

}  // namespace jdescent
