// Linux and macOS.
#if !defined(_WIN32)
#include "system.h"

#include <dlfcn.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

namespace jdescent {
namespace {

constexpr size_t stack = 1 << 20;
constexpr int64_t hugePage = 2 << 20;
constexpr int64_t hugeFrom = 4 << 20;

void* run(void* thread) {
#if defined(__APPLE__)
  pthread_setname_np("jdescent");
#elif defined(__linux__)
  pthread_setname_np(pthread_self(), "jdescent");
#endif
  static_cast<Thread*>(thread)->live();
  return nullptr;
}

/// Keeps the library in memory, as a linker's flag does elsewhere.
void stay() {
#if defined(__APPLE__)
  Dl_info own;
  if (dladdr(reinterpret_cast<void*>(run), &own)) dlopen(own.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
#endif
}

char* pages(int64_t bytes) {
  void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<char*>(memory);
}

}  // namespace

void Monitor::lock() { pthread_mutex_lock(&mutex); }
void Monitor::unlock() { pthread_mutex_unlock(&mutex); }
void Monitor::wait() { pthread_cond_wait(&condition, &mutex); }
void Monitor::wake() { pthread_cond_signal(&condition); }

bool Thread::begin() {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes)) return false;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, stack);
  sigset_t all, before;  // the host's signals go to the host's threads
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  const int refused = pthread_create(&thread, &attributes, run, this);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
  if (!refused) stay();
  return !refused;
}

void letOthersRun() { sched_yield(); }
int64_t processors() { return sysconf(_SC_NPROCESSORS_ONLN); }

int64_t now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1'000'000'000ll + time.tv_nsec;
}

void* map(int64_t bytes) {
  if (bytes < hugeFrom) return pages(bytes);
  const int64_t whole = (bytes + hugePage - 1) / hugePage * hugePage;
  char* const memory = pages(whole + hugePage);
  if (!memory) return nullptr;
  const int64_t head = (hugePage - reinterpret_cast<uintptr_t>(memory) % hugePage) % hugePage;
  unmap(memory, head);
  const int64_t page = sysconf(_SC_PAGESIZE), end = head + (bytes + page - 1) / page * page;
  unmap(memory + end, whole + hugePage - end);  // only whole pages are given back
#ifdef MADV_HUGEPAGE
  madvise(memory + head, bytes, MADV_HUGEPAGE);
#endif
  return memory + head;
}

void unmap(void* memory, int64_t bytes) {
  if (bytes > 0) munmap(memory, bytes);
}

void* openLibrary(const char* path) {
  int flags = RTLD_NOW | RTLD_LOCAL;
#ifdef RTLD_DEEPBIND
  flags |= RTLD_DEEPBIND;  // it looks its own symbols up in itself first
#endif
  return dlopen(path, flags);
}
void* findSymbol(void* library, const char* name) { return dlsym(library, name); }
const char* libraryError() { return dlerror(); }

}  // namespace jdescent
#endif
