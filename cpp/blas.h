// OpenBLAS as matrix kernels call it: a copy that is this library's alone, always at one thread.
#pragma once

namespace jdescent {

/// Fortran's and CBLAS's functions, with 32-bit integers.
struct Blas {
  void (*sgemm)(int order, int transA, int transB, int m, int n, int k, float alpha, const float* a, int lda,
                const float* b, int ldb, float beta, float* c, int ldc);
  void (*ssyrk)(int order, int uplo, int trans, int n, int k, float alpha, const float* a, int lda, float beta,
                float* c, int ldc);
  void (*dsyrk)(int order, int uplo, int trans, int n, int k, double alpha, const double* a, int lda, double beta,
                double* c, int ldc);
  void (*dsyevd)(const char* job, const char* uplo, const int* n, double* a, const int* lda, double* values,
                 double* work, const int* lwork, int* iwork, const int* liwork, int* info);
  void (*sgeqrf)(const int* m, const int* n, float* a, const int* lda, float* tau, float* work, const int* lwork,
                 int* info);
  void (*sorgqr)(const int* m, const int* n, const int* k, float* a, const int* lda, const float* tau, float* work,
                 const int* lwork, int* info);
};

/// Empty until it was loaded.
extern Blas blas;

}  // namespace jdescent
