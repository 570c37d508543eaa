// Memory for slots: outside JavaCPP's tracked allocations, which take a lock and may stall.
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "jdescent.h"

namespace {

constexpr int64_t hugePage = 2 << 20;
constexpr int64_t hugeFrom = 4 << 20;

char* map(int64_t bytes) {
  void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<char*>(memory);
}

void unmap(char* memory, int64_t bytes) {
  if (bytes > 0) munmap(memory, bytes);
}

}  // namespace

void* jdescent_allocate(int64_t bytes) {
  if (bytes <= 0 || bytes > INT64_MAX - 2 * hugePage) return nullptr;
  if (bytes < hugeFrom) return map(bytes);
  const int64_t whole = (bytes + hugePage - 1) / hugePage * hugePage;
  char* const memory = map(whole + hugePage);
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

void jdescent_free(void* memory, int64_t bytes) {
  if (memory) unmap(static_cast<char*>(memory), bytes);
}
