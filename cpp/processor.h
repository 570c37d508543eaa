// What the processor can do, as far as tiers differ. It is asked itself: compilers know different names of levels, and
// some answer by a library that Windows does not link.
#pragma once

#include <cpuid.h>
#include <stdint.h>

namespace jdescent {
namespace {

struct Leaf {
  unsigned a = 0, b = 0, c = 0, d = 0;

  explicit Leaf(unsigned number) { __get_cpuid_count(number, 0, &a, &b, &c, &d); }
};

constexpr bool has(uint64_t set, uint64_t wanted) { return (set & wanted) == wanted; }
constexpr uint32_t bits() { return 0; }
template <class... Bits>
constexpr uint32_t bits(int first, Bits... others) {
  return 1u << first | bits(others...);
}

/// The registers that the system saves. Only for processors with OSXSAVE.
uint64_t saved() {
  uint32_t low, high;
  __asm__ __volatile__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low | uint64_t{high} << 32;
}

/// The level x86-64-v2, v3 or v4 of the processor and the system, as the ABI defines them; else 1.
int level() {
  const Leaf one(1), seven(7), more(0x80000001);
  // SSE3, SSSE3, CMPXCHG16B, SSE4.1, SSE4.2, POPCNT; LAHF
  if (!has(one.c, bits(0, 9, 13, 19, 20, 23)) || !has(more.c, bits(0))) return 1;
  // FMA, MOVBE, OSXSAVE, AVX, F16C; LZCNT; BMI1, AVX2, BMI2
  if (!has(one.c, bits(12, 22, 27, 28, 29)) || !has(more.c, bits(5)) || !has(seven.b, bits(3, 5, 8))) return 2;
  if (!has(saved(), bits(1, 2))) return 2;  // XMM, YMM
#if defined(__APPLE__)
  return 3;  // masks are saved only once a thread has used them, and wrongly so before macOS 12.2
#else
  // F, DQ, CD, BW, VL; masks, ZMM
  return has(seven.b, bits(16, 17, 28, 30, 31)) && has(saved(), bits(5, 6, 7)) ? 4 : 3;
#endif
}

}  // namespace
}  // namespace jdescent
