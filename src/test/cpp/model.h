// A set of tensors that one kernel updates, laid out in memory as Java lays it out.
#pragma once

#include <memory>
#include <numeric>

#include "guarded.h"
#include "kernel.h"

class Model {
 public:
  Model(const Kernel& kernel, const Inputs& inputs, int64_t offset) : kernel(kernel), inputs(inputs) {
    for (size_t i = 0; i < inputs.of.shapes.size(); ++i) add(inputs.of.shapes[i], i, offset);
    const size_t rows = tensors.size(), all = static_cast<size_t>(tiles);
    for (auto* sums : {&gradientSums, &parameterSums, &updateSums}) sums->resize(all);
    ruleSums.resize(all * JDESCENT_SUMS);
    coefficients.resize(rows);
    numbers.resize(rows * JDESCENT_NUMBERS);
  }

  /// All steps with so many threads; the answers of each are part of the state.
  void train(int threads, bool tiny) {
    const auto count = static_cast<int64_t>(tensors.size());
    const std::vector<float> initial(tensors.size() * JDESCENT_SLOTS, inputs.of.initial);
    answer(jdescent_initialize(tensors.data(), count, initial.data(), threads));
    for (int s = 0; s < steps; ++s) {
      for (int batch = 0; batch + 1 < inputs.batches(); ++batch) {
        receive(s * inputs.batches() + batch);
        answer(jdescent_accumulate(tensors.data(), count, 0, threads));
        for (auto& t : tensors) t.accumulated = t.gradient != nullptr;
      }
      receive((s + 1) * inputs.batches() - 1);
      const jdescent_scalars scalars = kernel.at(s, inputs, tiny);
      jdescent_step step = stepOf();
      answer(jdescent_update(tensors.data(), count, &scalars, &step, threads));
      answer(step.gradient_norm);
      answer(step.update_norm);
      answer(static_cast<double>(step.offender));
      if (kernel.during)
        for (size_t i = 0; i < tensors.size(); ++i)
          for (int k = 0; k < kernel.during; ++k) answer(ruleSums[static_cast<size_t>(k * tiles) + i]);
      for (auto& t : tensors) t.accumulated = 0;
    }
  }

  /// Everything that may have changed.
  void stateTo(std::vector<Bits>& all) const {
    all = answers;
    for (const auto& array : arrays) array->appendTo(all);
  }

  bool intact() const {
    for (const auto& array : arrays)
      if (!array->intact()) return false;
    return true;
  }

 private:
  using Array = std::unique_ptr<Guarded>;

  Guarded& array(int64_t size, int64_t offset) {
    arrays.push_back(Array(new Guarded(size, offset)));
    return *arrays.back();
  }

  void add(const Shape& shape, size_t i, int64_t offset) {
    const int64_t size = shape.size();
    const bool hasMargins = kernel.margins && shape.rows > 1 && size > 0;
    const bool divided = inputs.of.divided && !kernel.margins && shape.rows > 1 && size > 0;
    jdescent_tensor t = {};
    t.kernel = kernel.number;
    t.vector = shape.rows == 1;
    t.columns = shape.columns;
    t.grain = JDESCENT_TILE;
    Guarded& p = array(size, offset);
    p.set(inputs.parameters[i]);
    t.parameter = p.data();
    Guarded& g = array(size, 3 * offset);
    gradients.push_back(&g);
    t.gradient = g.data();
    for (int k = 0; k < kernel.slots; ++k) {
      Guarded& slot = array(size > 0 ? size : 1, (k + 2) * offset);
      slot.fill(0);
      t.slots[k] = slot.data();
    }
    const jdescent_step& step = inputs.of.step;
    if (inputs.of.accumulates) t.accumulator = array(size, 5 * offset).data();
    if (step.lookahead > 0) t.slow = array(size, 7 * offset).data();
    for (int a = 0; a < JDESCENT_AVERAGES; ++a)
      if (step.weights[a] > 0) t.averages[a] = array(size, (a + 9) * offset).data();
    if (hasMargins) {
      const int64_t turn = JDESCENT_TILE / std::gcd(shape.columns, int64_t{JDESCENT_TILE});
      t.grain = (64 + turn - 1) / turn * turn * shape.columns;
      margins.emplace_back(static_cast<size_t>(shape.rows + (size + t.grain - 1) / t.grain * shape.columns));
      t.margins = margins.back().data();
    }
    first.push_back(tensors.size());
    for (int64_t unit = 0; unit < (divided ? shape.rows : 1); ++unit) {
      t.continues = unit > 0;
      append(t, divided ? shape.columns : size);
    }
  }

  /// The next row of the table; what follows it is the next unit's.
  void append(jdescent_tensor& t, int64_t size) {
    t.size = size;
    t.start = elements;
    t.tile = tiles;
    tensors.push_back(t);
    elements += size;
    tiles += size > JDESCENT_TILE ? (size + JDESCENT_TILE - 1) / JDESCENT_TILE : 1;
    const auto move = [size](void*& array) {
      if (array) array = static_cast<float*>(array) + size;
    };
    move(t.parameter);
    move(t.gradient);
    for (int k = 0; k < kernel.filled; ++k) move(t.slots[k]);
    move(t.accumulator);
    move(t.slow);
    for (void*& average : t.averages) move(average);
  }

  /// The gradients of a batch.
  void receive(int batch) {
    const size_t count = gradients.size();
    for (size_t i = 0; i < count; ++i) {
      gradients[i]->set(inputs.gradients[static_cast<size_t>(batch) * count + i]);
      const bool missing = inputs.of.gaps && (static_cast<size_t>(batch) + i) % 3 == 0;
      if (inputs.of.gaps) tensors[first[i]].gradient = missing ? nullptr : gradients[i]->data();
    }
  }

  jdescent_step stepOf() {
    jdescent_step step = inputs.of.step;
    if (step.divisor == 0) step.divisor = 1;
    step.gradient_norm = step.update_norm = -1;
    step.offender = -1;
    step.gradient_sums = gradientSums.data();
    step.parameter_sums = parameterSums.data();
    step.update_sums = updateSums.data();
    step.coefficients = step.clip || step.divisor != 1 ? coefficients.data() : nullptr;
    step.tiles = tiles;
    step.sums_before = kernel.before;
    step.sums_during = kernel.during;
    step.margins = kernel.margins;
    step.rule_sums = ruleSums.data();
    step.numbers = numbers.data();
    return step;
  }

  void answer(int32_t status) { answers.push_back(static_cast<Bits>(status)); }
  void answer(double number) {
    uint64_t bits = 0;
    if (number == number) memcpy(&bits, &number, sizeof bits);
    answers.push_back(static_cast<Bits>(bits));
    answers.push_back(static_cast<Bits>(bits >> 32));
  }

  const Kernel& kernel;
  const Inputs& inputs;
  int64_t elements = 0, tiles = 0;
  std::vector<jdescent_tensor> tensors;
  std::vector<size_t> first;  // row of each parameter
  std::vector<Array> arrays;
  std::vector<Guarded*> gradients;
  std::vector<std::vector<double>> margins;
  std::vector<double> gradientSums, parameterSums, updateSums, ruleSums;
  std::vector<float> coefficients, numbers;
  std::vector<Bits> answers;
};
