package org.jdescent.internal;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** The tensors of a set as one vector: one after the other, in name order. */
final class Flat {
  private static final int MOST = Integer.MAX_VALUE - 8; // elements of an array

  final ParameterSet set;
  private final String role;
  private final Parameter[] tensors;

  private Flat(String role, ParameterSet set) {
    this.set = set;
    this.role = role;
    tensors = Binding.inOrder(set);
    for (Parameter tensor : tensors) open(tensor);
  }

  /**
   * Parameters that can be minimized over.
   *
   * @throws IllegalArgumentException if they cannot
   */
  static Flat parameters(ParameterSet params) {
    Proofs.isThere(params, "parameters");
    if (params.elements() < 1 || params.elements() > MOST) {
      throw new IllegalArgumentException(
          "the parameters must have from 1 to %d elements, got %d"
              .formatted(MOST, params.elements()));
    }
    Flat flat = new Flat("parameter", params);
    flat.proveApartFrom(flat);
    return flat;
  }

  /**
   * Gradients of these parameters.
   *
   * @throws IllegalArgumentException if they are not
   */
  Flat gradients(ParameterSet grads) {
    Proofs.isThere(grads, "gradients");
    for (Parameter tensor : tensors) {
      if (grads.get(tensor.name()) != null) continue;
      throw new IllegalArgumentException(
          "gradient '%s' is missing; there must be one for each parameter"
              .formatted(tensor.name()));
    }
    for (Parameter gradient : grads.parameters()) {
      if (set.get(gradient.name()) != null) continue;
      throw new IllegalArgumentException(
          "gradient '%s' is not that of a parameter; there must be one for each parameter"
              .formatted(gradient.name()));
    }
    Proofs.sameShapes(set, grads);
    Flat flat = new Flat("gradient", grads);
    flat.proveApartFrom(flat);
    flat.proveApartFrom(this);
    return flat;
  }

  /** Proves that no two tensors, one of each, share memory: they are all written. */
  private void proveApartFrom(Flat other) {
    long[] sizes = Arrays.stream(other.tensors).mapToLong(Parameter::elements).toArray();
    Ranges ranges = Ranges.of(Arrays.stream(other.tensors).mapToLong(other::open).toArray(), sizes);
    if (other == this) {
      int[] pair = ranges.overlap();
      if (pair != null) throw overlap(tensors[pair[0]], other, tensors[pair[1]]);
      return;
    }
    for (Parameter tensor : tensors) {
      int owner = ranges.overlapping(open(tensor), tensor.elements());
      if (owner >= 0) throw overlap(tensor, other, other.tensors[owner]);
    }
  }

  private IllegalArgumentException overlap(Parameter tensor, Flat other, Parameter owner) {
    return Proofs.overlap(role, tensor.name(), other.role, owner.name());
  }

  /** Proves that the tensors are still there, and says where this one begins. */
  private long open(Parameter tensor) {
    return Buffers.address(role, tensor.name(), tensor.data(), tensor.elements(), true);
  }

  int size() {
    return (int) set.elements();
  }

  void read(float[] to) {
    int offset = 0;
    for (Parameter tensor : tensors) {
      open(tensor);
      int size = (int) tensor.elements();
      if (size > 0) tensor.data().get(to, offset, size);
      offset += size;
    }
  }

  void write(float[] from) {
    int offset = 0;
    for (Parameter tensor : tensors) {
      open(tensor);
      int size = (int) tensor.elements();
      if (size > 0) tensor.data().put(from, offset, size);
      offset += size;
    }
  }

  /**
   * Proves that these values of the vector are finite.
   *
   * @throws IllegalArgumentException which names the first tensor that is not
   */
  void proveFinite(float[] values) {
    int end = 0;
    int i = 0;
    for (Parameter tensor : tensors) {
      for (end += (int) tensor.elements(); i < end; i++) {
        if (Float.isFinite(values[i])) continue;
        throw new IllegalArgumentException(
            "%s '%s' must be finite at the first point, got %s"
                .formatted(role, tensor.name(), values[i]));
      }
    }
  }

  /** A set of the same names and shapes in memory of its own, which {@link #free} gives back. */
  ParameterSet allocateAlike() {
    Parameter[] alike = new Parameter[tensors.length];
    try {
      for (int i = 0; i < tensors.length; i++) {
        FloatPointer data = new FloatPointer(tensors[i].elements());
        alike[i] = new Parameter(tensors[i].name(), data, tensors[i].shape());
      }
      return ParameterSet.of(alike);
    } catch (Throwable thrown) {
      for (Parameter tensor : alike) if (tensor != null) tensor.data().close();
      throw thrown;
    }
  }

  static void free(ParameterSet set) {
    set.parameters().forEach(tensor -> tensor.data().close());
  }
}
