// The C ABI of JDescent. No function throws; no function changes anything global to the process.
#ifndef JDESCENT_H
#define JDESCENT_H

#include <stdint.h>

#define JDESCENT_ABI 1
#define JDESCENT_SLOTS 6     // most slots a kernel may have
#define JDESCENT_SCALARS 16  // floats in one row of scalars

#define JDESCENT_OK 0
#define JDESCENT_UNKNOWN_KERNEL 1
#define JDESCENT_UNKNOWN_TYPE 2

#ifdef __cplusplus
extern "C" {
#endif

enum jdescent_type { JDESCENT_FLOAT32 = 0 };
enum jdescent_tier { JDESCENT_BASELINE = 0, JDESCENT_AVX2 = 1, JDESCENT_AVX512 = 2 };

/// One parameter as the sweep sees it. Java writes these rows; the offsets are part of the ABI.
typedef struct jdescent_tensor {
  void* parameter;
  const void* gradient;
  int64_t start;    // elements of all tensors before this one
  int64_t size;     // elements of this one
  int32_t kernel;   // what jdescent_kernel returned
  int32_t scalars;  // which row of scalars
  uint8_t parameter_type;
  uint8_t gradient_type;
  uint8_t slot_type;
  uint8_t reserved[5];
  void* slots[JDESCENT_SLOTS];
} jdescent_tensor;

int32_t jdescent_abi(void);
const char* jdescent_version(void);

/// The tier in use, and the best one this processor has.
int32_t jdescent_tier_in_use(void);
int32_t jdescent_tier_supported(void);
/// Uses the best supported tier that is not above `tier`; returns it.
int32_t jdescent_cap_tier(int32_t tier);

/// The kernel of that name, or -1.
int32_t jdescent_kernel(const char* name);
int32_t jdescent_kernel_slots(int32_t kernel);
int32_t jdescent_kernel_scalars(int32_t kernel);

/// Zeroed memory, aligned to 64 bytes; huge pages are advised from 4 MiB on. Null when there is none.
void* jdescent_allocate(int64_t bytes);
void jdescent_free(void* memory, int64_t bytes);

/// Gives every slot its first value, with the threads that will update it. `initial` has a row of JDESCENT_SCALARS
/// floats per tensor, one for each slot.
int32_t jdescent_initialize(const jdescent_tensor* tensors, int64_t count, const float* initial, int32_t threads);

/// One optimizer step over all tensors.
int32_t jdescent_update(const jdescent_tensor* tensors, int64_t count, const float* scalars, int32_t threads);

#ifdef __cplusplus
}
#endif
#endif
