// What some kernels need before they can update: margins, sums, and the numbers that are found from them. Parameters
// that a thread has to itself go through all of it, a few at a time, while the caches still hold them.
#pragma once

#include "reduction.h"
#include "share.h"

namespace {

constexpr int64_t few = 1 << 16;  // elements of parameters that go through their phases together

/// The index after the rows that make up a parameter.
int64_t afterParameter(const jdescent_tensor* tensors, int64_t count, int64_t row) {
  for (++row; row < count && tensors[row].continues;) ++row;
  return row;
}

/// A thread's share, cut at the edges of parameters: those at its ends may be other threads', too. A cut has no length
/// where there is no such parameter.
struct Cuts {
  int64_t head, tail;

  explicit Cuts(const Share& mine) : head(mine.begin), tail(mine.end) {
    if (mine.begin == mine.end) return;
    const jdescent_tensor* const tensors = mine.tensors;
    const auto start = [=](int64_t row) {
      while (tensors[row].continues) --row;
      return tensors[row].start;
    };
    const auto end = [=](int64_t row) {
      const jdescent_tensor& last = tensors[afterParameter(tensors, mine.count, row) - 1];
      return last.start + last.size;
    };
    const int64_t first = tensorAt(tensors, mine.count, mine.begin), last = tensorAt(tensors, mine.count, mine.end - 1);
    if (start(first) < mine.begin) head = end(first) < mine.end ? end(first) : mine.end;
    if (end(last) > mine.end) tail = start(last) > head ? start(last) : head;
  }
};

/// One of the sweeps that kernels have.
using Sweep = int64_t (*jdescent::Kernel::*)(const Share&, int64_t, const jdescent_scalars*, const jdescent_step&);

/// A step's phases after the gradients were measured.
struct Phases {
  const jdescent::Tier& tier;
  const jdescent_tensor* tensors;
  int64_t count;
  const jdescent_scalars* scalars;
  const jdescent_step& step;

  const jdescent::Kernel& kernel(const jdescent_tensor& t) const { return tier.kernels[t.kernel]; }

  /// Sweeps the share's tensors whose kernels have such a sweep.
  void sweep(Sweep sweep, const Share& share) const {
    int64_t i = tensorAt(tensors, count, share.begin);
    while (i < count && tensors[i].start < share.end) {
      const auto run = kernel(tensors[i]).*sweep;
      i = run ? run(share, i, scalars, step) : i + 1;
    }
  }

  /// Replaces the margins of a tensor whose kernel has made them then.
  void finishMargins(int32_t when, int64_t i) const {
    const jdescent_tensor& t = tensors[i];
    if (kernel(t).margins != when || !jdescent::isPresent(t) || t.size == 0) return;
    kernel(t).finishMargins(t, scalars[t.scalars], step.numbers + i * JDESCENT_NUMBERS);
  }

  /// Lets a parameter's kernel find its numbers. The rows that make it up have them in common.
  void findNumbers(int64_t first, int64_t next) const {
    const jdescent_tensor& t = tensors[first];
    if (!kernel(t).finish || !jdescent::isPresent(t)) return;
    int64_t size = 0;
    for (int64_t i = first; i < next; ++i) size += tensors[i].size;
    if (size == 0) return;
    double sums[JDESCENT_SUMS];
    for (int32_t k = 0; k < kernel(t).before; ++k)
      sums[k] = jdescent::rowsSum(tensors + first, next - first, step.rule_sums + k * step.tiles);
    float* const numbers = step.numbers + first * JDESCENT_NUMBERS;
    kernel(t).finish(t, size, scalars[t.scalars], sums, numbers);
    for (int64_t i = 1; i < next - first; ++i)
      memcpy(numbers + i * JDESCENT_NUMBERS, numbers, JDESCENT_NUMBERS * sizeof(float));
  }

  /// Makes parameters ready for their update, with the threads that have a part in them. They are swept as two ranges;
  /// those that start in the second are this thread's to finish.
  void prepare(const Share& one, const Share& other, const Team& team) const {
    const int64_t first = other.begin < other.end ? tensorAt(tensors, count, other.begin) : count;
    const auto finished = [&](auto finish) {
      team.wait();
      for (int64_t i = first, next; i < count && tensors[i].start < other.end; i = next) {
        next = afterParameter(tensors, count, i);
        finish(i, next);
      }
      team.wait();
    };
    if (step.margins & 1) {
      sweep(&jdescent::Kernel::makeMargins, one);
      sweep(&jdescent::Kernel::makeMargins, other);
      finished([this](int64_t i, int64_t next) {
        for (; i < next; ++i) finishMargins(1, i);
      });
    }
    if (step.sums_before) {
      sweep(&jdescent::Kernel::measure, one);
      sweep(&jdescent::Kernel::measure, other);
      finished([this](int64_t i, int64_t next) { findNumbers(i, next); });
    }
  }

  /// Updates what a thread has to do of all.
  void update(const Division& all, const Team& team) const {
    const auto run = [this](const Share& some) { sweep(&jdescent::Kernel::run, some); };
    if (!(step.margins & 1) && !step.sums_before) return all.each(team, run);
    const Share mine = all.of(team);
    const Cuts cuts(mine);
    const auto part = [&](int64_t begin, int64_t end) { return Share{tensors, count, begin, end, mine.ahead}; };
    const Share head = part(mine.begin, cuts.head), tail = part(cuts.tail, mine.end), none = part(0, 0);
    prepare(head, tail, team);
    run(head);
    for (int64_t begin = cuts.head, end; begin < cuts.tail; begin = end) {
      int64_t i = tensorAt(tensors, count, begin);
      do {
        i = afterParameter(tensors, count, i);
        end = i < count ? tensors[i].start : mine.end;
      } while (end - begin < few && end < cuts.tail);
      const Share own = part(begin, end);
      prepare(none, own, Team{0, 1, nullptr});
      run(own);
    }
    run(tail);
  }
};

}  // namespace
