// A team starts in well under a microsecond while its workers still spin, a fifth of what OpenMP's fork and join take.
// Workers belong to the process; a call borrows some of those that are idle, in the same order each time, so that a
// share stays with its thread and what that thread's cache still holds.
#include "team.h"

#include <new>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

namespace jdescent {
namespace {

constexpr int64_t patience = 200'000;  // nanoseconds that an idle worker spins before it sleeps
constexpr int glances = 64;            // at what it waits for, between looks at the clock
constexpr size_t stack = 1 << 20;

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

int64_t now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1'000'000'000ll + time.tv_nsec;
}

int64_t made;  // workers

/// Whether there are more threads than processors: then idle ones must not take them from the others.
bool crowded() {
  static const int64_t processors = sysconf(_SC_NPROCESSORS_ONLN);
  return load(made) >= processors;
}

/// Spins until the condition holds; lets others run where they may be who it waits for. That takes a system call, more
/// than a team takes to start.
template <class Condition>
void spin(Condition condition) {
  for (int i = 1; !condition(); ++i) {
    pause();
    if (i % glances == 0 && (crowded() || i % (glances * glances) == 0)) sched_yield();
  }
}

/// What a worker needs to begin, in one line of the cache: each more would have to come from the caller's core.
struct alignas(64) Call {
  void (*task)(void*, const Team&);
  void* context;
  Team team;
  uint32_t number;  // of calls so far, this one included
};

class alignas(128) Worker {
 public:
  /// False if the system grants no thread.
  bool begin() {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes)) return false;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, stack);
    sigset_t all, before;  // the host's signals go to the host's threads
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    const int refused = pthread_create(
        &thread, &attributes,
        [](void* self) -> void* {
          static_cast<Worker*>(self)->live();
          return nullptr;
        },
        this);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_attr_destroy(&attributes);
    return !refused;
  }

  bool sleeps() const { return load(asleep); }

  /// Without work it only looks around for a while.
  void wake() {
    if (!sleeps()) return;
    pthread_mutex_lock(&mutex);
    store(asleep, false);
    pthread_cond_signal(&condition);
    pthread_mutex_unlock(&mutex);
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
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
  bool asleep = false;
  Call call = {};
  alignas(128) uint32_t done = 0;

  [[noreturn]] void live() {
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "jdescent");
#endif
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
      pthread_mutex_lock(&mutex);
      store(asleep, true);
      while (!hasWork() && load(asleep)) pthread_cond_wait(&condition, &mutex);
      store(asleep, false);
      pthread_mutex_unlock(&mutex);
    }
  }
};

pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
Worker* idle;

/// Takes at most so many idle workers out of the list, or makes them; answers how many, and the first of them.
int64_t borrow(int64_t count, Worker*& first) {
  Worker** end = &idle;
  int64_t found = 0;
  for (; found < count; ++found, end = &(*end)->next) {
    if (*end) continue;
    void* memory;
    if (posix_memalign(&memory, alignof(Worker), sizeof(Worker))) break;
    Worker* const fresh = new (memory) Worker;
    if (!fresh->begin()) {
      free(memory);
      break;
    }
    store(made, made + 1);
    *end = fresh;
  }
  first = idle;
  idle = *end;
  *end = nullptr;
  return found;
}

void giveBack(Worker* first) {
  if (!first) return;
  Worker* last = first;
  while (last->next) last = last->next;
  last->next = idle;
  idle = first;
}

/// Whether a small task had better be done alone, since a worker sleeps and would come late. If that was so a moment
/// ago, too, then small tasks follow each other, and the workers had better wait for the next one awake.
bool isLate(Worker* first) {
  static int64_t last;
  bool late = false;
  for (Worker* worker = first; worker && !late; worker = worker->next) late = worker->sleeps();
  if (!late) return false;
  const int64_t time = now();
  if (time - load(last) < patience)
    for (Worker* worker = first; worker; worker = worker->next) worker->wake();
  store(last, time);
  return true;
}

void lend(Worker* first) {
  pthread_mutex_lock(&mutex);
  giveBack(first);
  pthread_mutex_unlock(&mutex);
}

}  // namespace

void meet(Gate& gate) {
  const uint32_t mine = load(gate.round);
  if (__atomic_add_fetch(&gate.come, 1, __ATOMIC_SEQ_CST) < gate.members) {
    spin([&] { return load(gate.round) != mine; });
    return;
  }
  store(gate.come, int64_t{0});
  store(gate.round, mine + 1);
}

void gather(int32_t threads, bool small, void (*task)(void*, const Team&), void* context) {
  Worker* first;
  pthread_mutex_lock(&mutex);
  const int64_t others = borrow(threads - 1, first);
  pthread_mutex_unlock(&mutex);
  if (others == 0 || (small && isLate(first))) {
    task(context, Team{0, 1, nullptr});
  } else {
    Gate gate{others + 1};
    int64_t number = 1;
    for (Worker* worker = first; worker; worker = worker->next)
      worker->start(task, context, Team{number++, others + 1, &gate});
    task(context, Team{0, others + 1, &gate});
    for (Worker* worker = first; worker; worker = worker->next) worker->finish();
  }
  lend(first);
}

}  // namespace jdescent
