package org.jdescent;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Buffers;

/**
 * Named, shaped tensors in memory that somebody else owns: the parameters of a model, or their
 * gradients.
 */
public final class ParameterSet {
  private final Map<String, Parameter> parameters;
  private final Map<String, FloatPointer> pointers;
  private final boolean shaped;

  private ParameterSet(Map<String, Parameter> parameters, boolean shaped) {
    this.shaped = shaped;
    this.parameters = Collections.unmodifiableMap(parameters);
    Map<String, FloatPointer> pointers = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> pointers.put(name, parameter.data()));
    this.pointers = Collections.unmodifiableMap(pointers);
  }

  /**
   * A set of shaped parameters.
   *
   * @throws IllegalArgumentException if two have the same name, or a buffer is closed or has not as
   *     many elements as its shape
   */
  public static ParameterSet of(Parameter... parameters) {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Buffers.address("parameter", parameter.name(), parameter.data(), parameter.elements(), true);
      if (byName.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException(
            "two parameters are called '%s'".formatted(parameter.name()));
      }
    }
    return new ParameterSet(byName, true);
  }

  /**
   * A set of vectors, one per entry, each as long as its pointer from position to limit.
   *
   * @throws IllegalArgumentException if the map, a name or a pointer is null, or a buffer is closed
   *     or of capacity 0
   */
  public static ParameterSet of(Map<String, FloatPointer> buffers) {
    if (buffers == null) throw new IllegalArgumentException("the map of parameters is null");
    Map<String, Parameter> byName = new LinkedHashMap<>();
    buffers.forEach(
        (name, data) ->
            byName.put(name, new Parameter(name, data, Buffers.elements("parameter", name, data))));
    return new ParameterSet(byName, false);
  }

  /** The parameters, in the order in which they were given. */
  public Collection<Parameter> parameters() {
    return parameters.values();
  }

  /** The parameter of that name, or null. */
  public Parameter get(String name) {
    return parameters.get(name);
  }

  /** Whether shapes were given; a Map has none, and makes everything a vector. */
  public boolean hasShapes() {
    return shaped;
  }

  /** The parameters' buffers by name; unmodifiable. */
  public Map<String, FloatPointer> pointers() {
    return pointers;
  }

  /** The number of elements of all parameters together. */
  public long elements() {
    return parameters.values().stream().mapToLong(Parameter::elements).sum();
  }

  @Override
  public String toString() {
    return parameters.values().toString();
  }
}
