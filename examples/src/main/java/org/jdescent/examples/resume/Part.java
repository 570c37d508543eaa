package org.jdescent.examples.resume;

/**
 * The part of a training that one process has made.
 *
 * @param from the checkpoint it went on from; 0 is the beginning
 * @param losses of the iterations from + 1, from + 2 and so on
 * @param killed whether it ended by being killed
 */
record Part(int from, double[] losses, boolean killed) {
  /** The last iteration whose loss is known. */
  int last() {
    return from + losses.length;
  }
}
