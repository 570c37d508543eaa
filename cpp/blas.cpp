// Loads OpenBLAS. What else in the process has an OpenBLAS keeps its own, with its own number of threads: this copy has
// a file of its own, its symbols are nobody else's, and it looks its own up in itself first.
#include "blas.h"

#include "jdescent.h"
#include "system.h"

namespace jdescent {

Blas blas;

namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(findSymbol(library, name));
  return function != nullptr;
}

}  // namespace
}  // namespace jdescent

const char* jdescent_load_blas(const char* path) {
  using namespace jdescent;
  void* const library = openLibrary(path);
  if (!library) return libraryError();
  Blas found;
  void (*threads)(int);
  int (*shutdown)(void);
  const bool complete = find(library, "cblas_sgemm", found.sgemm) && find(library, "cblas_ssyrk", found.ssyrk) &&
                        find(library, "cblas_dsyrk", found.dsyrk) && find(library, "dsyevd_", found.dsyevd) &&
                        find(library, "sgeqrf_", found.sgeqrf) && find(library, "sorgqr_", found.sorgqr) &&
                        find(library, "openblas_set_num_threads", threads);
  if (!complete) return libraryError();
  threads(1);
  // Its workers were started by loading it and would never be used; ours are those of the step.
  if (find(library, "blas_thread_shutdown_", shutdown)) shutdown();
  blas = found;
  return nullptr;
}
