// Kernels that take a parameter for a matrix as a whole. Such a kernel has `squares` and `own`, the room that it needs,
// and `direct`, which finds the direction of the step from the gradient; its first member is the learning rate. The
// stages around it are those of every kernel.
#pragma once

#include "algebra.h"
#include "sweep.h"

namespace {

/// The update once the direction is known; it stands in the place of a slot.
struct Along {
  static constexpr int slots = 1;
  float rate;

  KERNEL float operator()(float, float, const float& direction) const { return rate * direction; }
};

/// Calls body(tensor's index, range, elements of the matrix before them) for all pieces of a matrix.
template <class Body>
void eachPiece(const Crew& crew, const jdescent_tensor* tensors, const jdescent_matrix& matrix, Body body) {
  const int64_t size = tensors[matrix.first].size, each = sections(size, chunk);
  crew.each(matrix.tensors * each, [&](int64_t k) {
    const int64_t i = k / each, begin = k % each * chunk;
    body(matrix.first + i, Range{begin, begin + section(size, chunk, k % each), 0, nullptr}, i * size + begin);
  });
}

template <class Kernel, int... S>
void gatherGradient(Slots<S...>, const Share& all, int64_t i, const jdescent_scalars* scalars,
                    const jdescent_step& step, Range range, float* to) {
  const Part<Kernel, S...> part(all, i, scalars, step, range);
  for (int64_t at = range.begin; at < range.end; at += block) {
    const int64_t count = section(range.end - at, block, 0);
    float scratch[block];
    const float* const g = part.gradientAt(at, count, scratch);
    each(to + (at - range.begin), count, [=](int64_t e) { return g[e]; });
  }
}

/// Updates one matrix.
template <class Kernel>
void updateMatrix(const jdescent_tensor* tensors, const jdescent_matrix& matrix, const jdescent_scalars* scalars,
                  const jdescent_step& step, const Crew& crew) {
  const jdescent_tensor& t = tensors[matrix.first];
  const Share all{tensors, matrix.first + matrix.tensors, 0, 0, 0};
  const int64_t rows = t.size * matrix.tensors / t.columns, size = rows * t.columns;
  float* const buffers = crew.shared;
  const auto buffer = [&](int64_t k) { return Dense(buffers + k * padded(size), rows, t.columns); };
  const float* direction = nullptr;
  if (jdescent::isPresent(t)) {
    const Dense gradient = buffer(0);
    eachPiece(crew, tensors, matrix, [&](int64_t i, Range range, int64_t before) {
      gatherGradient<Kernel>(typename CountTo<Kernel::slots>::Type(), all, i, scalars, step, range,
                             gradient.at + before);
    });
    float* slots[JDESCENT_SLOTS];
    for (int k = 0; k < JDESCENT_SLOTS; ++k) slots[k] = floats(t.slots[k]);
    const Kernel kernel = load<Kernel>(scalars[t.scalars], nullptr);
    direction =
        kernel
            .direct(crew, WholeMatrix{gradient, buffer(1), buffer(2), slots, buffers + Kernel::buffers * padded(size)})
            .at;
  }
  eachPiece(crew, tensors, matrix, [&](int64_t i, Range range, int64_t before) {
    jdescent_tensor one = tensors[i];
    one.slots[0] = const_cast<float*>(direction + before - range.begin);
    Sweep<Along, 0>(Share{&one, 1, 0, 0, 0}, 0, scalars, step, range).run();
  });
}

}  // namespace
