package org.jdescent.internal;

import java.util.Arrays;

/**
 * Memory that a step writes, as disjoint half-open ranges of addresses, each with the index of its
 * owner.
 */
final class Ranges {
  private final long[] starts;
  private final long[] ends;
  private final int[] owners;

  private Ranges(int count) {
    starts = new long[count];
    ends = new long[count];
    owners = new int[count];
  }

  /**
   * Sorts the ranges; empty ones and those at address 0 are left out. Call {@link #overlap()}
   * before relying on them.
   */
  static Ranges of(long[] addresses, long[] elements) {
    Integer[] order = new Integer[addresses.length];
    int count = 0;
    for (int i = 0; i < addresses.length; i++)
      if (elements[i] > 0 && addresses[i] != 0) order[count++] = i;
    Arrays.sort(order, 0, count, (a, b) -> Long.compare(addresses[a], addresses[b]));
    Ranges ranges = new Ranges(count);
    for (int k = 0; k < count; k++) {
      int owner = order[k];
      ranges.owners[k] = owner;
      ranges.starts[k] = addresses[owner];
      ranges.ends[k] = addresses[owner] + Float.BYTES * elements[owner];
    }
    return ranges;
  }

  /** Two owners whose ranges overlap, or null. */
  int[] overlap() {
    for (int k = 1; k < starts.length; k++) {
      if (starts[k] < ends[k - 1]) return new int[] {owners[k - 1], owners[k]};
    }
    return null;
  }

  /** An owner whose range overlaps this one, or -1. */
  int overlapping(long address, long elements) {
    if (elements == 0) return -1;
    int found = Arrays.binarySearch(starts, address + Float.BYTES * elements - 1);
    int last = found >= 0 ? found : -found - 2; // the last range that starts before the end
    return last >= 0 && ends[last] > address ? owners[last] : -1;
  }
}
