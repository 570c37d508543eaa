// Runs every kernel over the C ABI, without a JVM: each case must leave the same bits whatever the tier, the place in
// memory and the number of threads are, and the bits that the golden file has, whatever compiled it and wherever it
// runs. That the formulas are right is for the tests in Java to prove.
//
//   kernel-test kernels.txt             compares
//   kernel-test kernels.txt --write     writes the file
#include <chrono>
#include <cstdio>
#include <string>

#include "golden.h"
#include "model.h"

namespace {

const char* const kernels[] = {
#define JDESCENT_KERNEL(K) #K,
#include "kernels.def"
#undef JDESCENT_KERNEL
};

int failures = 0;
int64_t compared = 0;

void fail(const std::string& what) {
  static std::string last;
  if (what == last) return;
  last = what;
  ++failures;
  std::printf("FAILED %s\n", what.c_str());
  std::fflush(stdout);
}

void run(const Kernel& kernel, const Inputs& inputs, bool tiny, Place place, std::vector<Bits>& state) {
  Model model(kernel, inputs, place.offset);
  model.train(place.threads, tiny);
  if (!model.intact()) fail(std::string(kernel.name) + " wrote outside its arrays, case " + inputs.of.name);
  model.stateTo(state);
}

/// One case in every tier and place; answers what one of the runs leaves.
const std::vector<Bits>& everywhere(const Kernel& kernel, const Inputs& inputs, bool tiny) {
  static std::vector<Bits> expected, found;  // kept, for memory from the system takes longer than the kernels
  jdescent_cap_tier(JDESCENT_BASELINE);
  run(kernel, inputs, tiny, {0, 1}, expected);
  for (int tier = 0; tier <= jdescent_tier_supported(); ++tier) {
    jdescent_cap_tier(tier);
    for (const Place place : places(inputs.of)) {
      run(kernel, inputs, tiny, place, found);
      compared += static_cast<int64_t>(found.size());
      if (found == expected) continue;
      size_t at = 0;
      while (found[at] == expected[at]) ++at;
      char text[200];
      std::snprintf(text, sizeof text,
                    "%s differs in case %s, size %d, tier %d, offset %d, %d threads: number %d of the state is %08x, "
                    "not %08x",
                    kernel.name, inputs.of.name, static_cast<int>(inputs.of.shapes[0].size()), tier,
                    static_cast<int>(place.offset), place.threads, static_cast<int>(at), found[at], expected[at]);
      fail(text);
      return expected;  // one message is enough
    }
  }
  return expected;
}

}  // namespace

int main(int count, char** arguments) {
  const bool writes = count == 3 && std::string(arguments[2]) == "--write";
  if (count != 2 && !writes) {
    std::printf("usage: kernel-test kernels.txt [--write]\n");
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Case> all = cases();
  std::vector<Inputs> inputs;
  for (size_t i = 0; i < all.size(); ++i) inputs.emplace_back(all[i], 1'000'000 * (i + 1));

  Golden golden;
  std::string left;
  for (const char* const name : kernels) {
    const Kernel kernel(name);
    if (kernel.takesMatrices()) {
      left += std::string(" ") + name;
      continue;
    }
    for (size_t i = 0; i < inputs.size(); ++i) golden.add(name, all[i].name, everywhere(kernel, inputs[i], i % 2));
  }
  if (writes && failures == 0) golden.write(arguments[1]);
  if (!writes)
    for (const std::string& difference : golden.differences(arguments[1])) fail(difference);

  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("kernel test: %zu kernels, %zu cases, tiers 0 to %d, %lld numbers compared, %d failures, %.1f s\n",
              golden.size(), all.size(), jdescent_tier_supported(), static_cast<long long>(compared), failures,
              took.count());
  std::printf("left out, for they need OpenBLAS:%s\n", left.c_str());
  return failures > 0;
}
