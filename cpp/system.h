// What the library asks of the operating system. system/posix.cpp and system/windows.cpp answer.
#pragma once

#include <stdint.h>
#if !defined(_WIN32)
#include <pthread.h>
#endif

namespace jdescent {

/// A lock, and a place where one who holds it may wait for a change.
class Monitor {
 public:
  void lock();
  void unlock();
  void wait();
  void wake();

 private:
#if defined(_WIN32)
  void *mutex = nullptr, *condition = nullptr;  // SRWLOCK and CONDITION_VARIABLE, which are a pointer each
#else
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
#endif
};

/// A thread of this library: nobody waits for its end, it has a small stack, and no signal of the host is delivered to
/// it. Its code stays loaded.
class Thread {
 public:
  /// False if the system grants none.
  bool begin();
  virtual void live() = 0;

 protected:
  ~Thread() = default;
};

void letOthersRun();
int64_t processors();

/// Nanoseconds since some moment.
int64_t now();

/// Zeroed memory that begins a page, with huge pages where they are worth it. Null when there is none.
void* map(int64_t bytes);
void unmap(void* memory, int64_t bytes);

/// Loads a library, given by its path in UTF-8, for this library alone, with what stands beside it. Null if that fails.
void* openLibrary(const char* path);
void* findSymbol(void* library, const char* name);
/// Why the last of these failed.
const char* libraryError();

}  // namespace jdescent
