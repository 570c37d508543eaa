// Memory for slots: outside JavaCPP's tracked allocations, which take a lock and may stall.
#include "jdescent.h"
#include "system.h"

void* jdescent_allocate(int64_t bytes) {
  constexpr int64_t most = INT64_MAX >> 1;  // with room for rounding up
  return bytes > 0 && bytes < most ? jdescent::map(bytes) : nullptr;
}

void jdescent_free(void* memory, int64_t bytes) {
  if (memory) jdescent::unmap(memory, bytes);
}
