package org.jdescent.internal;

/**
 * Averaged weights in the parameters' place; the training weights wait in a buffer of their own.
 */
final class AverageScope implements AutoCloseable {
  private final State state;
  private final Arena training;
  private boolean closed;

  /**
   * Shows a plane of a state.
   *
   * @throws IllegalArgumentException if a parameter was closed
   */
  AverageScope(State state, int plane) {
    this.state = state;
    Binding binding = state.binding();
    long elements = 0;
    for (int i = 0; i < binding.count(); i++) elements += state.parameter(i).limit();
    training = new Arena(Float.BYTES * elements);
    long next = training.address();
    for (int i = 0; i < binding.count(); i++) {
      View parameter = state.parameter(i);
      new View(next, parameter.limit()).copy(parameter);
      parameter.copy(state.shown(i, plane));
      next += Float.BYTES * parameter.limit();
    }
  }

  /**
   * Gives the training weights back.
   *
   * @throws IllegalArgumentException if a parameter was closed meanwhile; the others are given back
   */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    IllegalArgumentException failure = null;
    long next = training.address();
    for (int i = 0; i < state.binding().count(); i++) {
      long size = state.binding().size(i);
      try {
        state.parameter(i).copy(new View(next, size));
      } catch (IllegalArgumentException e) {
        failure = e;
      }
      next += Float.BYTES * size;
    }
    training.close();
    if (failure != null) throw failure;
  }
}
