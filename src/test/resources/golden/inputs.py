"""Inputs that NumPy and Java compute to the same bits; README.md has the definition."""

import numpy as np


def normal(stream, count):
    """The first values of a stream, about N(0, 1), as float32."""
    first = np.uint64(stream) << np.uint64(32)
    index = first + np.arange(count, dtype=np.uint64)
    total = np.full(count, -6 << 32, dtype=np.int64)
    for draw in range(6):
        bits = splitmix(index * np.uint64(6) + np.uint64(draw))
        total += (bits >> np.uint64(32)).astype(np.int64)
        total += (bits & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return (total / 2.0**32).astype(np.float32)


def splitmix(counter):
    """Outputs of SplitMix64 seeded with 0, by their number."""
    z = (counter + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
