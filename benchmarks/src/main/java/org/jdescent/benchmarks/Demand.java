package org.jdescent.benchmarks;

import org.jdescent.Rule;
import org.jdescent.Slot;

/**
 * What a step must move: the parameter and the slots are read and written, the gradient is read,
 * and some arrays are read once more before.
 *
 * @param elements of all parameters together
 * @param slotElements of all slots together, which may have fewer than their parameters
 * @param again how many arrays as long as the parameters are read once more
 */
record Demand(long elements, long slotElements, int again) {
  Demand {
    if (slotElements > Traffic.SLOTS * elements) {
      throw new IllegalArgumentException(
          "the limit has at most %d slots, got %.2f"
              .formatted(Traffic.SLOTS, (double) slotElements / elements));
    }
  }

  static Demand of(Rule rule, int again, Size size) {
    long slotElements = 0;
    for (long[] shape : size.matrices()) {
      for (Slot slot : rule.slots()) slotElements += slot.elements(shape);
    }
    return new Demand(size.elements(), slotElements, again);
  }

  /** Slots that are as long as the parameters, the shorter ones strung together. */
  int slots() {
    return (int) (slotElements / elements);
  }

  /** How many elements of slots are left then. */
  long rest() {
    return slotElements % elements;
  }

  /** Arrays that this takes. */
  int arrays() {
    return 2 + slots() + (rest() > 0 ? 1 : 0);
  }

  double bytes() {
    return ((3.0 + again) * elements + 2.0 * slotElements) * Float.BYTES;
  }

  double bytesPerElement() {
    return bytes() / elements;
  }
}
