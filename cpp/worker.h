// A thread that waits for work: it spins for a moment, since steps follow each other, and then sleeps.
#pragma once

#include "system.h"
#include "team.h"

namespace jdescent {
namespace {

constexpr int64_t patience = 200'000;  // nanoseconds that an idle worker spins before it sleeps
constexpr int glances = 64;            // at what it waits for, between looks at the clock

template <class T>
T load(const T& value) {
  return __atomic_load_n(&value, __ATOMIC_SEQ_CST);
}
template <class T>
void store(T& value, T to) {
  __atomic_store_n(&value, to, __ATOMIC_SEQ_CST);
}

void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}

int64_t made;  // workers

/// Whether there are more threads than processors: then idle ones must not take them from the others.
bool crowded() {
  static const int64_t most = processors();
  return load(made) >= most;
}

/// Spins until the condition holds; lets others run where they may be who it waits for. That takes a system call, more
/// than a team takes to start.
template <class Condition>
void spin(Condition condition) {
  for (int i = 1; !condition(); ++i) {
    pause();
    if (i % glances == 0 && (crowded() || i % (glances * glances) == 0)) letOthersRun();
  }
}

/// What a worker needs to begin, in one line of the cache: each more would have to come from the caller's core.
struct alignas(64) Call {
  void (*task)(void*, const Team&);
  void* context;
  Team team;
  uint32_t number;  // of calls so far, this one included
};

class alignas(128) Worker final : public Thread {
 public:
  bool sleeps() const { return load(asleep); }

  /// Without work it only looks around for a while.
  void wake() {
    if (!sleeps()) return;
    monitor.lock();
    store(asleep, false);
    monitor.wake();
    monitor.unlock();
  }

  void start(void (*task)(void*, const Team&), void* context, const Team& team) {
    call.task = task;
    call.context = context;
    call.team = team;
    store(call.number, call.number + 1);
    wake();
  }

  void finish() const {
    spin([this] { return load(done) == call.number; });
  }

  Worker* next = nullptr;  // in a list of idle ones

 private:
  Monitor monitor;
  bool asleep = false;
  Call call = {};
  alignas(128) uint32_t done = 0;

  void live() override {
    for (;;) {
      await();
      call.task(call.context, call.team);
      store(done, done + 1);
    }
  }

  bool hasWork() const { return load(call.number) != done; }

  void await() {
    for (;;) {
      const int64_t start = now();
      do {
        for (int i = 0; i < glances; ++i) {
          if (hasWork()) return;
          pause();
        }
      } while (!crowded() && now() - start < patience);
      monitor.lock();
      store(asleep, true);
      while (!hasWork() && load(asleep)) monitor.wait();
      store(asleep, false);
      monitor.unlock();
    }
  }
};

}  // namespace
}  // namespace jdescent
