// The limit: the reads and writes of an optimizer's step with an addition in place of its mathematics, and the triad of
// the STREAM benchmark. How fast this runs is how fast memory lets a step run.
#include <jni.h>
#include <sys/mman.h>

#include <algorithm>
#include <utility>

#include "team.h"

#define TRAFFIC(type, name) extern "C" JNIEXPORT type JNICALL Java_org_jdescent_benchmarks_Traffic_##name

namespace {

constexpr int64_t block = 64;  // elements between two rounds of prefetching
constexpr int64_t line = 16;   // elements of a cache line

/// Arrays of the same length, `stride` bytes apart: parameter, gradient, slots; or the triad's a, b, c.
struct Arrays {
  jlong base, stride;
  float* operator[](int k) const { return reinterpret_cast<float*>(base + k * stride); }
};

template <int Write>
void prefetch(const float* from) {
  for (int64_t i = 0; i < block; i += line) __builtin_prefetch(from + i, Write, 2);
}

/// Reads g and the arrays that are written; leaves g zero if it is to become so.
template <bool Zero, class... Floats>
void add(int64_t begin, int64_t end, float* g, Floats*... written) {
#pragma omp simd
  for (int64_t i = begin; i < end; ++i) {
    ((written[i] = written[i] + g[i]), ...);
    if constexpr (Zero) g[i] = 0;
  }
}

/// Reads p, g and the slots, an average being one of them; writes p and the slots, and g if it is to become zero.
template <int Slots, bool Zero = false>
struct Step {
  template <int... K>
  static void run(const Arrays& arrays, int64_t begin, int64_t end, std::integer_sequence<int, K...>) {
    add<Zero>(begin, end, arrays[1], arrays[0], arrays[2 + K]...);
  }
  static void run(const Arrays& arrays, int64_t begin, int64_t end) {
    run(arrays, begin, end, std::make_integer_sequence<int, Slots>());
  }
  static void fetch(const Arrays& arrays, int64_t from) {
    prefetch<1>(arrays[0] + from);
    prefetch<Zero>(arrays[1] + from);
    for (int k = 0; k < Slots; ++k) prefetch<1>(arrays[2 + k] + from);
  }
};

/// Reads and writes one array.
struct Write {
  static void run(const Arrays& arrays, int64_t begin, int64_t end) {
    float* const s = arrays[0];
#pragma omp simd
    for (int64_t i = begin; i < end; ++i) s[i] = s[i] + 1.0f;
  }
  static void fetch(const Arrays& arrays, int64_t from) { prefetch<1>(arrays[0] + from); }
};

/// Reads one array. An "or" waits a cycle for the one before it, where an addition would wait for four.
struct Read {
  typedef int32_t __attribute__((may_alias)) Bits;
  static void run(const Arrays& arrays, int64_t begin, int64_t end) {
    const Bits* const g = reinterpret_cast<const Bits*>(arrays[0]);
    int32_t all = 0;
#pragma omp simd reduction(| : all)
    for (int64_t i = begin; i < end; ++i) all |= g[i];
    asm volatile("" : : "r"(all));  // or nothing would be read
  }
  static void fetch(const Arrays& arrays, int64_t from) { prefetch<0>(arrays[0] + from); }
};

struct Triad {
  static void run(const Arrays& arrays, int64_t begin, int64_t end) {
    float* const a = arrays[0];
    const float *const b = arrays[1], *const c = arrays[2];
#pragma omp simd
    for (int64_t i = begin; i < end; ++i) a[i] = b[i] + 3.0f * c[i];
  }
  static void fetch(const Arrays& arrays, int64_t from) {
    prefetch<1>(arrays[0] + from);
    prefetch<0>(arrays[1] + from);
    prefetch<0>(arrays[2] + from);
  }
};

template <class Body>
void share(const Arrays& arrays, int64_t begin, int64_t end, int64_t ahead) {
  const int64_t length = ahead ? block : end - begin;
  for (int64_t i = begin; i < end; i += length) {
    if (ahead) Body::fetch(arrays, i + ahead);
    Body::run(arrays, i, std::min(i + length, end));
  }
}

template <class Body>
void walk(jlong base, jlong stride, int64_t elements, int64_t ahead, int threads) {
  const Arrays arrays{base, stride};
  jdescent::together(threads, false, [=](const jdescent::Team& team) {
    const auto edge = [&](int64_t k) {
      return k == team.members ? elements : elements * k / team.members / block * block;
    };
    share<Body>(arrays, edge(team.me), edge(team.me + 1), ahead);
  });
}

}  // namespace

/// Memory whose every float is 1, in huge pages if they are asked for and to be had; 0 if there is none.
TRAFFIC(jlong, map)(JNIEnv*, jclass, jlong bytes, jboolean huge, jint threads) {
  void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 0;
  if (huge) madvise(memory, bytes, MADV_HUGEPAGE);
  float* const values = static_cast<float*>(memory);
  const int64_t count = bytes / sizeof(float);
  jdescent::together(threads, false, [=](const jdescent::Team& team) {
    std::fill(values + count * team.me / team.members, values + count * (team.me + 1) / team.members, 1.0f);
  });
  return reinterpret_cast<jlong>(memory);
}

TRAFFIC(void, unmap)(JNIEnv*, jclass, jlong memory, jlong bytes) { munmap(reinterpret_cast<void*>(memory), bytes); }

TRAFFIC(void, walk)
(JNIEnv*, jclass, jint slots, jlong base, jlong stride, jlong elements, jlong ahead, jint threads) {
  constexpr decltype(&walk<Step<0>>) steps[] = {walk<Step<0>>, walk<Step<1>>, walk<Step<2>>, walk<Step<3>>,
                                                walk<Step<4>>, walk<Step<5>>, walk<Step<6>>};
  steps[slots](base, stride, elements, ahead, threads);
}

TRAFFIC(void, walkAndZero)(JNIEnv*, jclass, jlong base, jlong stride, jlong elements, jlong ahead, jint threads) {
  walk<Step<3, true>>(base, stride, elements, ahead, threads);
}

TRAFFIC(void, read)(JNIEnv*, jclass, jlong array, jlong elements, jlong ahead, jint threads) {
  walk<Read>(array, 0, elements, 4 * ahead, threads);  // as the library does, for there it is faster
}

TRAFFIC(void, write)(JNIEnv*, jclass, jlong array, jlong elements, jlong ahead, jint threads) {
  walk<Write>(array, 0, elements, ahead, threads);
}

TRAFFIC(void, walkTriad)(JNIEnv*, jclass, jlong base, jlong stride, jlong elements, jlong ahead, jint threads) {
  walk<Triad>(base, stride, elements, ahead, threads);
}
