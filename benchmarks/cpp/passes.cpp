// What surrounds a rule in a step, one pass over all tensors for each stage: the way without a sweep that has them all.
// The formulas are the library's own.
#include <jni.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "stages.h"
#include "sums.h"
#include "reduction.h"
#include "team.h"

#define PASS(type, name) extern "C" JNIEXPORT type JNICALL Java_org_jdescent_benchmarks_Passes_##name

namespace {

constexpr int64_t line = 16;  // elements of a cache line

/// Passes.java writes it. `start` counts the elements of the tensors before this one.
struct Tensor {
  int64_t start, size;
  float *p, *g, *a;
};

/// Calls pass(tensor, from, count) for every piece of this thread's even share.
template <class Pass>
void share(jlong table, jlong count, const jdescent::Team& team, Pass pass) {
  const auto* const tensors = reinterpret_cast<const Tensor*>(table);
  const int64_t total = tensors[count - 1].start + tensors[count - 1].size;
  const int64_t begin = total * team.me / team.members, end = total * (team.me + 1) / team.members;
  for (int64_t i = 0; i < count; ++i) {
    const Tensor& t = tensors[i];
    const auto edge = [&](int64_t element) {
      return element < t.start + t.size ? std::max<int64_t>(element - t.start, 0) / line * line : t.size;
    };
    const int64_t from = edge(begin), to = edge(end);
    if (from < to) pass(t, from, to - from);
  }
}

template <class Pass>
void walk(jlong table, jlong count, jint threads, Pass pass) {
  jdescent::together(threads, false, [&](const jdescent::Team& team) { share(table, count, team, pass); });
}

}  // namespace

/// The norm of all gradients together.
PASS(jdouble, norm)(JNIEnv*, jclass, jlong table, jlong count, jint threads) {
  std::vector<double> sums(threads);
  jdescent::together(threads, false, [&](const jdescent::Team& team) {
    Lanes squares;
    share(table, count, team, [&](const Tensor& t, int64_t from, int64_t n) { squares.add<Square>(t.g + from, n); });
    sums[team.me] = squares.total();
  });
  return jdescent::sqrt(std::accumulate(sums.begin(), sums.end(), 0.0));
}

PASS(void, clip)(JNIEnv*, jclass, jlong table, jlong count, jint threads, jdouble limit, jdouble norm) {
  const auto c = static_cast<float>(jdescent::towards(limit, norm));
  walk(table, count, threads, [=](const Tensor& t, int64_t from, int64_t n) {
    float* const g = t.g + from;
    each(g, n, [=](int64_t i) { return g[i] * c; });
  });
}

PASS(void, decay)(JNIEnv*, jclass, jlong table, jlong count, jint threads, jfloat retain) {
  walk(table, count, threads, [=](const Tensor& t, int64_t from, int64_t n) {
    float* const p = t.p + from;
    each(p, n, [=](int64_t i) { return retain * p[i]; });
  });
}

PASS(void, average)(JNIEnv*, jclass, jlong table, jlong count, jint threads, jfloat weight, jfloat tiny) {
  walk(table, count, threads,
       [=](const Tensor& t, int64_t from, int64_t n) { approach(t.a + from, t.p + from, weight, Keep{tiny}, n); });
}

PASS(void, zero)(JNIEnv*, jclass, jlong table, jlong count, jint threads) {
  walk(table, count, threads,
       [](const Tensor& t, int64_t from, int64_t n) { each(t.g + from, n, [](int64_t) { return 0.0f; }); });
}
