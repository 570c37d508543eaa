// Chooses the tier: the best that the processor has, unless it was capped.
#include <string.h>

#include <atomic>

#include "tier.h"
#ifndef JDESCENT_ONE_TIER
#include "processor.h"
#endif

namespace jdescent {
namespace {

#ifndef JDESCENT_ONE_TIER
const Tier* const tiers[] = {&baseline, &avx2, &avx512};

int32_t supported() {
  const int found = level();
  return found < 3 ? JDESCENT_BASELINE : found < 4 ? JDESCENT_AVX2 : JDESCENT_AVX512;
}
#else
const Tier* const tiers[] = {&baseline};

int32_t supported() { return JDESCENT_BASELINE; }
#endif

std::atomic<int32_t> inUse{supported()};

const Kernel* find(int32_t kernel) {
  return kernel >= 0 && kernel < baseline.count ? &baseline.kernels[kernel] : nullptr;
}

}  // namespace

const Tier& tier() { return *tiers[inUse.load(std::memory_order_relaxed)]; }

}  // namespace jdescent

using namespace jdescent;

int32_t jdescent_abi(void) { return JDESCENT_ABI; }
const char* jdescent_version(void) { return JDESCENT_VERSION; }

int32_t jdescent_tier_in_use(void) { return inUse.load(std::memory_order_relaxed); }
int32_t jdescent_tier_supported(void) { return supported(); }

int32_t jdescent_cap_tier(int32_t tier) {
  const int32_t best = supported();
  inUse.store(tier < 0 ? 0 : tier < best ? tier : best, std::memory_order_relaxed);
  return jdescent_tier_in_use();
}

int32_t jdescent_kernel(const char* name) {
  for (int32_t i = 0; i < baseline.count; ++i)
    if (!strcmp(baseline.kernels[i].name, name)) return i;
  return -1;
}

int32_t jdescent_kernel_slots(int32_t kernel) { return find(kernel) ? find(kernel)->slots + find(kernel)->kept : -1; }
int32_t jdescent_kernel_scalars(int32_t kernel) { return find(kernel) ? find(kernel)->scalars : -1; }
int32_t jdescent_kernel_sums_before(int32_t kernel) { return find(kernel) ? find(kernel)->before : -1; }
int32_t jdescent_kernel_sums_during(int32_t kernel) { return find(kernel) ? find(kernel)->during : -1; }
int32_t jdescent_kernel_margins(int32_t kernel) { return find(kernel) ? find(kernel)->margins : -1; }
int32_t jdescent_kernel_reads_parameter(int32_t kernel) { return find(kernel) ? find(kernel)->reads_parameter : -1; }

int64_t jdescent_kernel_shared(int32_t kernel, int64_t size, int64_t side) {
  if (!find(kernel) || !find(kernel)->matrix) return 0;
  return find(kernel)->buffers * padded(size) + padded(find(kernel)->squares * side * side);
}

int64_t jdescent_kernel_own(int32_t kernel, int64_t side) {
  constexpr int64_t vectors = 128;  // for LAPACK, beside the squares
  return find(kernel) && find(kernel)->own ? padded(find(kernel)->own * side * side + vectors * side + vectors) : 0;
}
