// A team starts in well under a microsecond while its workers still spin, a fifth of what OpenMP's fork and join take.
// Workers belong to the process; a call borrows some of those that are idle, in the same order each time, so that a
// share stays with its thread and what that thread's cache still holds.
#include "team.h"

#include <new>

#include "worker.h"

namespace jdescent {
namespace {

Monitor monitor;
Worker* idle;

/// Takes at most so many idle workers out of the list, or makes them; answers how many, and the first of them.
int64_t borrow(int64_t count, Worker*& first) {
  monitor.lock();
  Worker** end = &idle;
  int64_t found = 0;
  for (; found < count; ++found, end = &(*end)->next) {
    if (*end) continue;
    void* const memory = map(sizeof(Worker));
    if (!memory) break;
    Worker* const fresh = new (memory) Worker;
    if (!fresh->begin()) {
      unmap(memory, sizeof(Worker));
      break;
    }
    store(made, made + 1);
    *end = fresh;
  }
  first = idle;
  idle = *end;
  *end = nullptr;
  monitor.unlock();
  return found;
}

void giveBack(Worker* first) {
  if (!first) return;
  Worker* last = first;
  while (last->next) last = last->next;
  monitor.lock();
  last->next = idle;
  idle = first;
  monitor.unlock();
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
  const int64_t others = borrow(threads - 1, first);
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
  giveBack(first);
}

}  // namespace jdescent
