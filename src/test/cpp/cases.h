// What every kernel goes through: sizes and shapes, values, and the stages around it.
#pragma once

#include <math.h>

#include "jdescent.h"
#include "values.h"

struct Shape {
  int64_t rows, columns;

  int64_t size() const { return rows * columns; }
};

struct Case {
  const char* name;
  std::vector<Shape> shapes;
  Values values = Values::wide;
  jdescent_step step = {};  // what it says of the stages
  int32_t decay = JDESCENT_NO_DECAY;
  float factor = 0;
  float initial = 0;         // of slots; NaN for the parameter
  bool accumulates = false;  // two gradients for each update
  bool divided = false;      // each row of a matrix is a unit of its own
  bool gaps = false;         // some tensors have no gradient
};

/// Where its arrays begin, and with how many threads.
struct Place {
  int64_t offset;
  int threads;
};

/// Small sets are everywhere; the others, which are the longer part, where much differs.
inline std::vector<Place> places(const Case& one) {
  if (one.shapes.size() > 5) return {{0, 2}, {1, 3}, {16, 7}};
  std::vector<Place> all;
  for (const int64_t offset : {0, 1, 5, 16})
    for (const int threads : {1, 2, 3, 7}) all.push_back({offset, threads});
  return all;
}

constexpr int64_t sizes[] = {0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 1003, 8191, 8192, 8193, 100003};

/// Those with one vector of each size come first. Sets of more than 2^17 elements are never too small for workers.
inline std::vector<Case> cases() {
  std::vector<Case> all;
  Case among{"among", {}};
  for (const int64_t size : sizes) {
    all.push_back({"alone", {{1, size}}});
    among.shapes.push_back({1, size});
  }
  among.shapes.push_back({1, 10007});
  all.push_back(among);
  all.push_back({"matrices",
                 {{3, 700}, {40, 27}, {1, 5}, {7, 1}, {2, 2049}, {5, 6}, {0, 4}, {70, 65}, {1100, 3}, {700, 170}},
                 Values::ordinary});
  all.push_back({"special", {{1, 1003}, {1, 20000}, {0, 0}, {64, 1}}, Values::special});

  const auto stages = [&all](const char* name) -> Case& {
    all.push_back({name, {{1, 1003}, {1, 65}, {1, 100003}, {1, 0}, {700, 17}, {1, 20000}}, Values::ordinary});
    all.back().step.divisor = 1;
    all.back().step.floor = 1e-3;
    return all.back();
  };
  Case& global = stages("global");
  global.step.clip = JDESCENT_GLOBAL;
  global.step.limit = 70;
  global.step.zero = 1;
  global.decay = JDESCENT_COUPLED;
  global.factor = 0.013f;

  Case& tensor = stages("tensor");
  tensor.step.clip = JDESCENT_PER_TENSOR;
  tensor.step.limit = 5;
  tensor.step.value = 0.011f;
  tensor.decay = JDESCENT_DECOUPLED;
  tensor.factor = 0.97f;

  Case& adaptive = stages("adaptive");
  adaptive.step.clip = JDESCENT_ADAPTIVE;
  adaptive.step.limit = 0.3;
  adaptive.decay = JDESCENT_CAUTIOUS;
  adaptive.factor = 0.96f;
  adaptive.divided = true;

  Case& averages = stages("averages");
  averages.step.lookahead = 0.4f;
  averages.step.weights[0] = 0.1f;
  averages.step.weights[1] = 1;
  averages.step.weights[2] = 0.6f;
  averages.step.tiny = 0.02f;

  Case& one = stages("average");
  one.step.weights[1] = 0.3f;
  one.step.tiny = 0x1p-100f;
  one.step.divisor = 3;
  one.step.zero = 1;
  one.decay = JDESCENT_DECOUPLED;
  one.factor = 0.99f;

  Case& accumulated = stages("accumulated");
  accumulated.accumulates = true;
  accumulated.step.divisor = 2;
  accumulated.step.measure = JDESCENT_GRADIENT_NORM | JDESCENT_UPDATE_NORM;
  accumulated.gaps = true;

  stages("turns").step.turns = 1;
  stages("parameter").initial = nanf("");
  stages("constant").initial = 0.3f;

  Case& skipped = stages("skipped");
  skipped.values = Values::special;
  skipped.step.refuse = JDESCENT_SKIP;
  skipped.step.zero = 1;
  return all;
}
