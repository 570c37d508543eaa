// An array in the middle of its memory, with words around it that nobody may change.
#pragma once

#include <string.h>

#include <utility>

#include "values.h"

class Guarded {
 public:
  /// It begins so many floats after the beginning of a line of the cache.
  Guarded(int64_t size, int64_t offset) : length(static_cast<size_t>(size)) {
    if (!spare().empty()) {
      memory.swap(spare().back());
      spare().pop_back();
    }
    memory.assign(length + 3 * line + 2 * guard, word);
    const size_t behind = reinterpret_cast<uintptr_t>(memory.data() + guard) / sizeof(Bits) % line;
    begin = guard + (line - behind) % line + static_cast<size_t>(offset) % (2 * line);
  }
  ~Guarded() { spare().push_back(std::move(memory)); }
  Guarded(const Guarded&) = delete;

  float* data() { return reinterpret_cast<float*>(memory.data() + begin); }
  int64_t size() const { return static_cast<int64_t>(length); }

  void set(const std::vector<Bits>& values) { memcpy(memory.data() + begin, values.data(), length * sizeof(Bits)); }
  void fill(Bits value) {
    for (size_t i = 0; i < length; ++i) memory[begin + i] = value;
  }

  bool intact() const {
    for (size_t i = 0; i < begin; ++i)
      if (memory[i] != word) return false;
    for (size_t i = begin + length; i < memory.size(); ++i)
      if (memory[i] != word) return false;
    return true;
  }

  void appendTo(std::vector<Bits>& state) const {
    const size_t at = state.size();
    state.resize(at + length);
    for (size_t i = 0; i < length; ++i) state[at + i] = canonical(memory[begin + i]);
  }

 private:
  static constexpr size_t line = 16, guard = 32;  // in words
  static constexpr Bits word = 0x7fa5a5a5;        // a NaN that spoils what is computed from it

  /// Memory of arrays that are gone: to get it from the system again and again takes longer than the kernels.
  static std::vector<std::vector<Bits>>& spare() {
    static std::vector<std::vector<Bits>> all;
    return all;
  }

  size_t length, begin;
  std::vector<Bits> memory;
};
