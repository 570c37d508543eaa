// The floating-point mode of the calling thread, as a careless native library would change it.
#pragma once

#if defined(__x86_64__)
#include <xmmintrin.h>
inline int mode() { return _mm_getcsr(); }
inline void setMode(int mode) { _mm_setcsr(mode); }
inline int flush() { return 0x8040; }  // flush-to-zero and denormals-are-zero
#elif defined(__aarch64__)
inline int mode() { return __builtin_aarch64_get_fpcr(); }
inline void setMode(int mode) { __builtin_aarch64_set_fpcr(mode); }
inline int flush() { return 1 << 24; }  // FZ
#endif
