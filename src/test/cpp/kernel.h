// A kernel as the ABI tells of it, and what it is fed with.
#pragma once

#include <string.h>

#include "cases.h"

constexpr int steps = 3;

/// A case with its numbers.
struct Inputs {
  const Case& of;
  std::vector<std::vector<Bits>> parameters, gradients;  // by tensor; by step, batch and tensor

  Inputs(const Case& of, uint64_t seed) : of(of) {
    for (const Shape& shape : of.shapes) parameters.push_back(make(of.values, shape.size(), ++seed));
    if (of.initial != of.initial)  // slots that start as the parameter may be sums of squares
      for (auto& values : parameters)
        for (Bits& value : values) value &= 0x7fffffff;
    for (int i = 0; i < steps * batches(); ++i)
      for (const Shape& shape : of.shapes) gradients.push_back(make(of.values, shape.size(), ++seed));
  }

  int batches() const { return of.accumulates ? 2 : 1; }
};

/// What the ABI tells of a kernel.
struct Kernel {
  const char* name;
  int32_t number, slots, scalars, before, during, margins;
  int32_t filled = 0;  // slots with an element for each of the parameter's: those that are given first values

  explicit Kernel(const char* name)
      : name(name),
        number(jdescent_kernel(name)),
        slots(jdescent_kernel_slots(number)),
        scalars(jdescent_kernel_scalars(number)),
        before(jdescent_kernel_sums_before(number)),
        during(jdescent_kernel_sums_during(number)),
        margins(jdescent_kernel_margins(number)) {
    float p = 0, values[JDESCENT_SLOTS] = {}, ones[JDESCENT_SLOTS];
    for (float& one : ones) one = 1;
    jdescent_tensor tensor = {};
    tensor.parameter = &p;
    tensor.size = 1;
    tensor.kernel = number;
    tensor.grain = JDESCENT_TILE;
    for (int k = 0; k < JDESCENT_SLOTS; ++k) tensor.slots[k] = &values[k];
    jdescent_initialize(&tensor, 1, ones, 1);
    for (const float value : values) filled += value == 1;
  }

  bool takesMatrices() const { return jdescent_kernel_shared(number, 1, 1) > 0; }

  /// Scalars that every kernel can take: between 2^-8 and 1, now and then 0 or 1. The last one is a rate, or the limit
  /// below which slots are zero.
  jdescent_scalars at(int step, const Inputs& inputs, bool tiny) const {
    SplitMix64 random(static_cast<uint64_t>(1000 * step + scalars));
    jdescent_scalars row = {};
    Bits bits[JDESCENT_SCALARS] = {};
    for (int i = 0; i < scalars; ++i) {
      const uint32_t choice = random.below(16);
      bits[i] = choice == 0 ? 0 : choice == 1 ? 0x3f800000 : positive(random, -8, 0);
    }
    if (scalars > 0) bits[scalars - 1] = tiny ? 0x0d800000 : 0x3c23d70a;  // 2^-100, or 0.01
    memcpy(row.kernel, bits, sizeof bits);
    row.decay = inputs.of.decay;
    row.factor = inputs.of.factor;
    return row;
  }
};
