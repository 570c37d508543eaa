// The C ABI of JDescent. No function throws; no function changes anything global to the process.
#ifndef JDESCENT_H
#define JDESCENT_H

#include <stdint.h>

#define JDESCENT_ABI 5
#define JDESCENT_SLOTS 6     // most slots a kernel may have
#define JDESCENT_SCALARS 16  // floats that a kernel takes
#define JDESCENT_SUMS 3      // most sums over a tensor that a kernel may ask for
#define JDESCENT_NUMBERS 4   // most numbers that it may find from them
#define JDESCENT_AVERAGES 3  // most averages of the parameters
#define JDESCENT_CREW 64     // most threads that call BLAS at a time; OpenBLAS has room for twice as many
#define JDESCENT_TILE 1024   // elements whose squares are summed before anything else is added

#define JDESCENT_OK 0
#define JDESCENT_UNKNOWN_KERNEL 1
#define JDESCENT_UNKNOWN_TYPE 2
#define JDESCENT_NO_BLAS 4
#define JDESCENT_NOT_FINITE 3  // a gradient is not finite: nothing was written but, when skipping, zero gradients

#ifdef __cplusplus
extern "C" {
#endif

enum jdescent_type { JDESCENT_FLOAT32 = 0 };
enum jdescent_tier { JDESCENT_BASELINE = 0, JDESCENT_AVX2 = 1, JDESCENT_AVX512 = 2 };
enum jdescent_decay { JDESCENT_NO_DECAY = 0, JDESCENT_COUPLED = 1, JDESCENT_DECOUPLED = 2, JDESCENT_CAUTIOUS = 3 };
enum jdescent_refuse { JDESCENT_NEVER = 0, JDESCENT_SKIP = 1, JDESCENT_THROW = 2 };
enum jdescent_norm { JDESCENT_GRADIENT_NORM = 1, JDESCENT_UPDATE_NORM = 2 };
enum jdescent_clip { JDESCENT_NO_CLIP = 0, JDESCENT_GLOBAL = 1, JDESCENT_PER_TENSOR = 2, JDESCENT_ADAPTIVE = 3 };

/// One parameter as the sweep sees it. Java writes these rows; the offsets are part of the ABI.
typedef struct jdescent_tensor {
  void* parameter;
  void* gradient;   // null if there is none in this call
  int64_t start;    // elements of all tensors before this one
  int64_t size;     // elements of this one
  int64_t tile;     // tiles of all tensors before this one
  int32_t kernel;   // what jdescent_kernel returned
  int32_t scalars;  // which row of scalars
  uint8_t parameter_type;
  uint8_t gradient_type;
  uint8_t slot_type;
  uint8_t accumulated;  // whether the accumulator holds gradients of earlier calls
  uint8_t vector;       // has at most one dimension
  uint8_t continues;    // belongs to one parameter with the row before, and shares its sums
  uint8_t reserved[2];
  void* slots[JDESCENT_SLOTS];
  void* accumulator;  // null without accumulation
  void* slow;         // Lookahead's slow weights, or null
  void* averages[JDESCENT_AVERAGES];
  int64_t columns;  // elements of a row; a vector is one row
  int64_t grain;    // where threads may take turns: whole tiles and, for kernels with margins, whole rows
  double* margins;  // workspace of such a kernel, if there are several rows: one per row, one per column and grain
} jdescent_tensor;

/// What tensors of one rule and one count share.
typedef struct jdescent_scalars {
  float kernel[JDESCENT_SCALARS];
  int32_t decay;  // jdescent_decay
  float factor;   // coupled: g + factor p; decoupled: factor p - u
} jdescent_scalars;

/// A parameter that its kernel takes for a matrix as a whole.
typedef struct jdescent_matrix {
  int64_t first;    // its first tensor
  int64_t tensors;  // how many it consists of
  double cost;      // of its step, compared with others'
} jdescent_matrix;

/// One step's stages around the kernel. Java writes all but the answers.
typedef struct jdescent_step {
  int32_t clip;                      // jdescent_clip
  int32_t refuse;                    // answer JDESCENT_NOT_FINITE instead of updating
  int32_t measure;                   // bits of jdescent_norm: what to measure even if nothing else needs it
  int32_t zero;                      // leave gradients zero
  double divisor;                    // how many times too large gradients are: micro-batches times loss scale
  double limit;                      // of the norm, or of the ratio of norms (adaptive)
  double floor;                      // smallest parameter norm that counts (adaptive)
  float value;                       // clip elements to [-value, value]; 0 for not
  float tiny;                        // averages below are stored as zero
  float lookahead;                   // how far the slow weights move; 0 if they do not in this step
  float weights[JDESCENT_AVERAGES];  // how far each average moves; 0 if it does not in this step
  double gradient_norm;              // answers: norms, or what they were before if not measured
  double update_norm;
  int64_t offender;       // the first tensor whose gradient is not finite, or -1
  double* gradient_sums;  // workspace: one per tile
  double* parameter_sums;
  double* update_sums;
  float* coefficients;  // one per tensor
  int64_t tiles;        // how many there are
  int32_t sums_before;  // most sums that a kernel asks for before the update
  int32_t sums_during;  // and during it
  int32_t margins;      // bits: kernels make margins before (1) or during (2) the update
  int32_t matrix_count;
  double* rule_sums;  // workspace: one per sum and tile; afterwards the sums during the update of tensor i at i
  float* numbers;     // workspace: what kernels find from their sums, JDESCENT_NUMBERS per tensor
  const jdescent_matrix* matrices;  // by falling cost
  float* scratch;  // workspace for each of at most JDESCENT_CREW threads: floats of a crew, and its own
  int64_t scratch_shared, scratch_own;
  int64_t next_matrix;  // workspace
  int32_t turns;        // turn gradients into updates, which change no parameter
} jdescent_step;

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
/// How many sums it asks for: before the update, from which it finds numbers, or during it, for the caller.
int32_t jdescent_kernel_sums_before(int32_t kernel);
int32_t jdescent_kernel_sums_during(int32_t kernel);
/// When it makes margins; see jdescent_step.
int32_t jdescent_kernel_margins(int32_t kernel);
/// Whether its update depends on the parameter.
int32_t jdescent_kernel_reads_parameter(int32_t kernel);

/// Floats of scratch that it needs for a matrix of so many elements, of which it makes square matrices of this side:
/// for all threads together, and for each. 0 if it does not take matrices.
int64_t jdescent_kernel_shared(int32_t kernel, int64_t size, int64_t side);
int64_t jdescent_kernel_own(int32_t kernel, int64_t side);

/// Loads OpenBLAS from a file, for the kernels of matrices alone. Null, or why it could not be.
const char* jdescent_load_blas(const char* path);

/// Zeroed memory, aligned to 64 bytes; huge pages are advised from 4 MiB on. Null when there is none.
void* jdescent_allocate(int64_t bytes);
void jdescent_free(void* memory, int64_t bytes);

/// Gives every slot with an element for each of the parameter's its first value, with the threads that will update it:
/// `initial` has a row of JDESCENT_SLOTS floats per tensor, NaN for what starts as the parameter. Slow weights and
/// averages start as the parameter, the accumulator at zero.
int32_t jdescent_initialize(const jdescent_tensor* tensors, int64_t count, const float* initial, int32_t threads);

/// Adds the gradients to the accumulators; `zero` leaves the gradients zero.
int32_t jdescent_accumulate(const jdescent_tensor* tensors, int64_t count, int32_t zero, int32_t threads);

/// One optimizer step over all tensors.
int32_t jdescent_update(const jdescent_tensor* tensors, int64_t count, const jdescent_scalars* scalars,
                        jdescent_step* step, int32_t threads);

#ifdef __cplusplus
}
#endif
#endif
