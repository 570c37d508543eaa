// IEEE arithmetic for the length of a scope, whatever mode the thread came with. OpenMP workers inherit the mode of
// the thread that created them, so a caller's flush-to-zero would otherwise make the thread count change the bits.
#pragma once

#include <stdint.h>

namespace jdescent {

class IeeeScope {
#if defined(__x86_64__)
  static constexpr uint32_t defaults = 0x1f80;  // MXCSR: all exceptions masked, to nearest, subnormals on
  static constexpr uint32_t sticky = 0x3f;      // its status flags
  static uint32_t read() { return __builtin_ia32_stmxcsr(); }
  static void write(uint32_t mode) { __builtin_ia32_ldmxcsr(mode); }
#elif defined(__aarch64__)
  static constexpr uint64_t defaults = 0;  // FPCR
  static constexpr uint64_t sticky = 0;
  static uint64_t read() {  // Clang has no builtins for it
    uint64_t mode;
    __asm__ __volatile__("mrs %0, fpcr" : "=r"(mode));
    return mode;
  }
  static void write(uint64_t mode) { __asm__ __volatile__("msr fpcr, %0" : : "r"(mode) : "memory"); }
#else
#error "no floating-point control for this processor"
#endif

 public:
  IeeeScope() : before(read()), foreign((before & ~sticky) != defaults) {
    if (foreign) write(defaults);
  }
  ~IeeeScope() {
    if (foreign) write(before);
  }
  IeeeScope(const IeeeScope&) = delete;
  IeeeScope& operator=(const IeeeScope&) = delete;

 private:
  const decltype(read()) before;
  const bool foreign;
};

}  // namespace jdescent
