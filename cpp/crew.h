// Threads that go through the same code for one matrix and share its work. What is done, and in which pieces, depends
// on the matrix alone, never on how many they are; so results do not either.
#pragma once

#include "math.h"

namespace jdescent {

struct Gate;
void meet(Gate& gate);

struct Crew {
  int64_t me, members;              // those beyond the members only wait
  Gate* gate;                       // null for a thread that has the matrix to itself
  float *const shared, *const own;  // scratch: of all members, and of each

  KERNEL void wait() const {
    if (gate) meet(*gate);
  }

  /// Whether the piece of that number is this member's.
  KERNEL bool has(int64_t piece) const { return piece % members == me; }

  /// Does the pieces of numbers 0 to count, and waits until all are done.
  template <class Task>
  KERNEL void each(int64_t count, Task task) const {
    for (int64_t i = me; me < members && i < count; i += members) task(i);
    wait();
  }
};

/// How many sections of at most this length there are, and how long each is.
KERNEL int64_t sections(int64_t all, int64_t most) { return (all + most - 1) / most; }
KERNEL int64_t section(int64_t all, int64_t most, int64_t number) {
  const int64_t rest = all - number * most;
  return rest < most ? rest : most;
}

/// Buffers begin at the edge of a line.
KERNEL int64_t padded(int64_t floats) { return (floats + 15) / 16 * 16; }

}  // namespace jdescent
