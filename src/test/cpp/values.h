// Inputs that are the same on every machine: made of integers alone.
#pragma once

#include <stdint.h>

#include <vector>

/// Steele, Lea & Flood 2014.
class SplitMix64 {
 public:
  explicit SplitMix64(uint64_t seed) : state(seed) {}

  uint64_t next() {
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>((next() >> 32) * limit >> 32); }

 private:
  uint64_t state;
};

/// A float is its 32 bits, so that no NaN changes on its way.
using Bits = uint32_t;

/// A number of magnitude 2^low up to 2^high.
inline Bits positive(SplitMix64& random, int low, int high) {
  const auto exponent = static_cast<Bits>(low + 127) + random.below(static_cast<uint32_t>(high - low));
  return exponent << 23 | random.below(1u << 23);
}

enum class Values { wide, ordinary, special };

/// Zeros, ones, the smallest and the largest, subnormal ones, powers whose squares just fit or do not, infinities,
/// NaNs.
constexpr Bits special[] = {0x00000000, 0x80000000, 0x3f800000, 0xbf800000, 0x00000001, 0x80000001, 0x00800000,
                            0x80599999, 0x0d800000, 0x0d000000, 0x20000000, 0x5f800000, 0xdf800000, 0x7f7fffff,
                            0xff7fffff, 0x7f800000, 0xff800000, 0x7fc00000, 0x7f800001, 0xffc12345};

inline std::vector<Bits> make(Values kind, int64_t size, uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<Bits> values(static_cast<size_t>(size));
  for (Bits& value : values) {
    const bool rare = kind == Values::special && random.below(2);
    const Bits sign = random.below(2) << 31;
    if (rare)
      value = special[random.below(sizeof special / sizeof *special)];
    else
      value = sign | (kind == Values::ordinary ? positive(random, -3, 2) : positive(random, -30, 10));
  }
  return values;
}

/// All NaNs are one value.
inline Bits canonical(Bits bits) { return (bits & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : bits; }
