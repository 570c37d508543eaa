// The phases of a step over all tensors, by one team of threads.
#include <stddef.h>
#include <string.h>

#include "blas.h"
#include "phases.h"

namespace {

// Java writes these; Table.java and StepBlock.java know the offsets.
static_assert(sizeof(jdescent_tensor) == 168 && offsetof(jdescent_tensor, kernel) == 40 &&
              offsetof(jdescent_tensor, accumulated) == 51 && offsetof(jdescent_tensor, continues) == 53 &&
              offsetof(jdescent_tensor, slots) == 56 && offsetof(jdescent_tensor, accumulator) == 104 &&
              offsetof(jdescent_tensor, averages) == 120 && offsetof(jdescent_tensor, columns) == 144);
static_assert(sizeof(jdescent_scalars) == 72);
static_assert(sizeof(jdescent_matrix) == 24);
static_assert(sizeof(jdescent_step) == 208 && offsetof(jdescent_step, matrix_count) == 140 &&
              offsetof(jdescent_step, divisor) == 16 && offsetof(jdescent_step, value) == 40 &&
              offsetof(jdescent_step, weights) == 52 && offsetof(jdescent_step, gradient_norm) == 64 &&
              offsetof(jdescent_step, offender) == 80 && offsetof(jdescent_step, gradient_sums) == 88 &&
              offsetof(jdescent_step, tiles) == 120 && offsetof(jdescent_step, matrices) == 160 &&
              offsetof(jdescent_step, next_matrix) == 192 && offsetof(jdescent_step, turns) == 200);

void zero(const Share& share) {
  walk(share, [&](int64_t i, Range range) {
    if (auto* const g = static_cast<float*>(share.tensors[i].gradient))
      memset(g + range.begin, 0, (range.end - range.begin) * sizeof(float));
  });
}

/// Updates the matrices. Those that cost more than twice a thread's share are done one by one by all threads, the
/// others by one thread each; who does what changes no bit.
void updateMatrices(const jdescent::Tier& tier, const jdescent_tensor* tensors, const jdescent_scalars* scalars,
                    jdescent_step& step, const Team& team) {
  const int64_t members = team.members < JDESCENT_CREW ? team.members : JDESCENT_CREW;
  const bool works = team.me < members;
  float* const scratch = step.scratch + (works ? team.me : 0) * (step.scratch_shared + step.scratch_own);
  float* const own = scratch + step.scratch_shared;
  const auto run = [&](int64_t i, const jdescent::Crew& crew) {
    const jdescent_matrix& matrix = step.matrices[i];
    tier.kernels[tensors[matrix.first].kernel].matrix(tensors, matrix, scalars, step, crew);
  };
  double total = 0;
  for (int64_t i = 0; i < step.matrix_count; ++i) total += step.matrices[i].cost;
  int64_t together = 0;
  for (; together < step.matrix_count && step.matrices[together].cost * members > 2 * total; ++together)
    run(together, jdescent::Crew{team.me, members, team.gate, step.scratch, own});
  if (!works) return;
  for (;;) {
    const int64_t i = together + __atomic_fetch_add(&step.next_matrix, 1, __ATOMIC_RELAXED);
    if (i >= step.matrix_count) break;
    run(i, jdescent::Crew{0, 1, nullptr, scratch, own});
  }
}

int32_t check(const jdescent_tensor* tensors, int64_t count, const jdescent::Tier& tier) {
  for (int64_t i = 0; i < count; ++i) {
    const jdescent_tensor& t = tensors[i];
    if (t.kernel < 0 || t.kernel >= tier.count) return JDESCENT_UNKNOWN_KERNEL;
    if (t.parameter_type | t.gradient_type | t.slot_type) return JDESCENT_UNKNOWN_TYPE;
  }
  return JDESCENT_OK;
}

}  // namespace

int32_t jdescent_initialize(const jdescent_tensor* tensors, int64_t count, const float* initial, int32_t threads) {
  const jdescent::Tier& tier = jdescent::tier();
  if (const int32_t status = check(tensors, count, tier)) return status;
  const auto first = [=, &tier](int64_t i, Range range) {
    const jdescent_tensor& t = tensors[i];
    const auto* const p = static_cast<const float*>(t.parameter);
    const auto fill = [=](void* memory, auto value) {
      if (memory)
        for (int64_t e = range.begin; e < range.end; ++e) static_cast<float*>(memory)[e] = value(e);
    };
    for (int32_t s = 0; s < tier.kernels[t.kernel].slots; ++s) {
      const float value = initial[i * JDESCENT_SLOTS + s];
      fill(t.slots[s], [=](int64_t e) { return value != value ? p[e] : value; });
    }
    fill(t.accumulator, [](int64_t) { return 0.0f; });
    fill(t.slow, [=](int64_t e) { return p[e]; });
    for (void* average : t.averages) fill(average, [=](int64_t e) { return p[e]; });
  };
  share(tensors, count, threads, [=](const Division& all, const Team& team) { walk(all.of(team), first); });
  return JDESCENT_OK;
}

int32_t jdescent_accumulate(const jdescent_tensor* tensors, int64_t count, int32_t zero, int32_t threads) {
  const jdescent::Tier& tier = jdescent::tier();
  share(tensors, count, threads, [=, &tier](const Division& all, const Team& team) {
    all.each(team, [&](const Share& some) { tier.accumulate(some, zero); });
  });
  return JDESCENT_OK;
}

int32_t jdescent_update(const jdescent_tensor* tensors, int64_t count, const jdescent_scalars* scalars,
                        jdescent_step* step, int32_t threads) {
  const jdescent::Tier& tier = jdescent::tier();
  const IeeeScope ieee;
  if (step->matrix_count && !jdescent::blas.sgemm) return JDESCENT_NO_BLAS;
  if (step->matrix_count) step->next_matrix = 0;
  const bool measures = step->clip || step->refuse || (step->measure & JDESCENT_GRADIENT_NORM);
  const auto finish = [=] { jdescent::finish(tensors, count, *step, measures); };
  if (!measures || count == 0) finish();
  const auto refused = [=] { return step->refuse && step->offender >= 0; };
  const Phases phases{tier, tensors, count, scalars, *step};
  share(tensors, count, threads, [=, &tier](const Division& all, const Team& team) {
    if (measures) {
      all.each(team, [&](const Share& some) { tier.measure(some, *step); });
      team.once([&] {
        finish();
        all.renew();
      });
    }
    if (refused()) {
      if (step->refuse == JDESCENT_SKIP && step->zero) zero(all.of(team));
      return;
    }
    phases.update(all, team);
    if (step->matrix_count) updateMatrices(tier, tensors, scalars, *step, team);
    if (step->margins & 2) team.each(count, [=](int64_t i) { phases.finishMargins(2, i); });
  });
  if (refused()) return JDESCENT_NOT_FINITE;
  jdescent::perRule(tensors, count, *step, step->sums_during);
  if (step->measure & JDESCENT_UPDATE_NORM) {
    jdescent::perTensor(tensors, count, step->update_sums);
    step->update_norm = jdescent::sqrt(jdescent::treeSum(step->update_sums, count));
  }
  return JDESCENT_OK;
}
