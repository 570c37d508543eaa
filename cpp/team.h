// Threads that go through the same code together: the caller, and workers that wait for the next call.
#pragma once

#include <stdint.h>

namespace jdescent {

/// Where the threads of a team wait until all have come.
struct Gate {
  const int64_t members;
  int64_t come = 0;
  uint32_t round = 0;
};
void meet(Gate& gate);

/// A thread among those of its team.
struct Team {
  int64_t me, members;
  Gate* gate;  // null for a thread that waits for nobody

  void wait() const {
    if (gate) meet(*gate);
  }

  /// One of them does the task, when all have come here, and while the others wait.
  template <class Task>
  void once(Task task) const {
    wait();
    if (me == 0) task();
    wait();
  }

  /// They share the tasks of numbers 0 to count, when all have come here, and wait for the last one.
  template <class Task>
  void each(int64_t count, Task task) const {
    wait();
    for (int64_t i = me; i < count; i += members) task(i);
    wait();
  }
};

/// Calls task(context, member) for every member of a team of at most so many threads, the caller being one, and
/// returns when all have returned. Where the system grants no more threads the team is smaller.
void gather(int32_t threads, bool small, void (*task)(void*, const Team&), void* context);

/// The same for a callable. A small task, of a few microseconds, is not worth waking a sleeping thread.
template <class Task>
void together(int32_t threads, bool small, const Task& task) {
  if (threads <= 1) return task(Team{0, 1, nullptr});
  gather(
      threads, small, [](void* context, const Team& team) { (*static_cast<const Task*>(context))(team); },
      const_cast<Task*>(&task));
}

}  // namespace jdescent
