// The threads of a call, each with one contiguous share of the elements. The shares depend on the sizes and the number
// of threads alone, so a thread finds the memory it touched first in every step; who is done first helps the others.
#pragma once

#include "fpenv.h"
#include "rest.h"
#include "team.h"
#include "walk.h"

namespace {

using jdescent::IeeeScope;
using jdescent::Range;
using jdescent::Rest;
using jdescent::Share;
using jdescent::Team;

constexpr int64_t cached = 1 << 15;  // below this many elements the first cache holds what a thread needs
constexpr int64_t distance = 512;    // elements to prefetch ahead
constexpr int64_t small = 1 << 17;   // below this many elements a step is over before a sleeping thread is awake
constexpr int64_t helpers = 128;     // threads that help each other; others keep to their shares
constexpr int64_t slice = 1 << 14;   // elements that are worth being taken over
constexpr int64_t slices = 8;        // of half a share, at most

/// Where a share begins, moved down to a grain's edge.
int64_t cut(const jdescent_tensor* tensors, int64_t count, int64_t element) {
  const jdescent_tensor& t = tensors[tensorAt(tensors, count, element)];
  return t.start + (element - t.start) / t.grain * t.grain;
}

/// All elements of a call, divided among its threads.
class Division {
 public:
  /// For at most so many threads.
  Division(const jdescent_tensor* tensors, int64_t count, int32_t threads)
      : tensors(tensors),
        count(count),
        total(tensors[count - 1].start + tensors[count - 1].size),
        ahead(total < cached ? 0 : distance),
        parts(least(total / threads / 2 / slice, slices)),
        helping(parts ? least(threads, helpers) : 0) {
    renew();
  }

  bool isSmall() const { return total < small; }

  /// Before elements are shared out once more.
  void renew() const {
    for (int64_t k = 0; k < helping; ++k) rests[k].fill(static_cast<uint32_t>(parts));
  }

  /// A thread's own share.
  Share of(const Team& team) const { return pieces(team, team.me, 0, 1, 1); }

  /// Calls visit(share) for the first half of a thread's share, then for slices that nobody has taken yet, its own
  /// first.
  template <class Visit>
  void each(const Team& team, Visit visit) const {
    if (team.members == 1 || team.members > helping) return visit(of(team));
    visit(pieces(team, team.me, 0, parts, 2 * parts));
    for (int64_t k = 0; k < team.members; ++k) {
      const int64_t owner = (team.me + k) % team.members;
      int64_t taken;
      while (rests[owner].take(k == 0, taken)) visit(pieces(team, owner, parts + taken, parts + taken + 1, 2 * parts));
    }
  }

 private:
  const jdescent_tensor* const tensors;
  const int64_t count, total, ahead;
  const int64_t parts;    // slices of half a share
  const int64_t helping;  // threads that help each other
  mutable Rest rests[helpers];

  static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

  /// The k-th of the n + 1 edges that divide [begin, end).
  int64_t edge(int64_t begin, int64_t end, int64_t k, int64_t n) const {
    if (k == 0 || k == n) return k ? end : begin;
    return cut(tensors, count, begin + (end - begin) / n * k + (end - begin) % n * k / n);
  }

  /// From one to another of the n + 1 edges that divide a thread's share.
  Share pieces(const Team& team, int64_t owner, int64_t from, int64_t to, int64_t n) const {
    const int64_t begin = edge(0, total, owner, team.members), end = edge(0, total, owner + 1, team.members);
    return Share{tensors, count, edge(begin, end, from, n), edge(begin, end, to, n), ahead};
  }
};

/// Calls work(division, team) in every thread.
template <class Work>
void share(const jdescent_tensor* tensors, int64_t count, int32_t threads, Work work) {
  if (count == 0) return;
  struct {
    const Work work;  // beside what it is given: each line of the cache has to come from the caller's core
    const Division all;

    void operator()(const Team& team) const {
      const IeeeScope ieee;
      work(all, team);
    }
  } const task{work, Division(tensors, count, threads > 1 ? threads : 1)};
  jdescent::together(threads, task.all.isSmall(), task);
}

}  // namespace
