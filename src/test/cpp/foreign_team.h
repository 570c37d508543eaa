// Another library's parallel region: the caller's OpenMP workers are made here, with the mode the caller has now.
#pragma once

#include <xmmintrin.h>

static inline void foreign_team(int threads) {
#pragma omp parallel num_threads(threads)
  { (void)_mm_getcsr(); }
}
