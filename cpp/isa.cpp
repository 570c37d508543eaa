// One tier: every kernel, compiled for one instruction set. All of it has internal linkage, so that the linker can
// never keep the copy of a higher tier for everyone; the build checks that no weak symbol is left.
#include "eigenbasis.h"
#include "entry.h"
#include "grid.h"
#include "measure.h"
#include "newtonschulz.h"

#if defined(JDESCENT_IS_AVX512) && !(defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__))
#error "the AVX-512 tier is not compiled for x86-64-v4"
#elif defined(JDESCENT_IS_AVX2) && (!defined(__AVX2__) || defined(__AVX512F__))
#error "the AVX2 tier is not compiled for x86-64-v3"
#elif defined(JDESCENT_IS_BASELINE) && defined(__AVX__)
#error "the baseline tier is not compiled for plain x86-64"
#endif
#ifdef __FAST_MATH__
#error "fast-math breaks the promise of equal bits"
#endif

namespace {
#include "kernels.inc"  // one #include per file of kernels

const jdescent::Kernel kernels[] = {
#define JDESCENT_KERNEL(K) entry<K>(#K),
#include "kernels.def"  // one JDESCENT_KERNEL(name) per kernel
#undef JDESCENT_KERNEL
};
}  // namespace

namespace jdescent {
extern const Tier JDESCENT_TIER;
const Tier JDESCENT_TIER = {kernels, sizeof kernels / sizeof *kernels, accumulateShare, measureShare};
}  // namespace jdescent
