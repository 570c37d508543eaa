package org.jdescent.tribuo;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;

/** A model's parameters and their gradients outside the heap, in float. */
final class Rows implements AutoCloseable {
  private final Row[] rows;
  private final ParameterSet parameters;
  private final ParameterSet gradients;

  private static final class Row {
    final int[] shape;
    final float[] before;
    final float[] values;
    final FloatPointer p;
    final FloatPointer g;

    Row(Tensor tensor) {
      shape = tensor.getShape();
      int size =
          Math.toIntExact(Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact));
      before = new float[size];
      values = new float[size];
      p = new FloatPointer(values);
      g = new FloatPointer(values);
    }

    Parameter parameter(int number, FloatPointer data) {
      return new Parameter("tensor " + number, data, Arrays.stream(shape).asLongStream().toArray());
    }
  }

  Rows(Tensor[] tensors) {
    rows = Arrays.stream(tensors).map(Row::new).toArray(Row[]::new);
    Parameter[] p = new Parameter[rows.length];
    Parameter[] g = new Parameter[rows.length];
    for (int i = 0; i < rows.length; i++) {
      p[i] = rows[i].parameter(i, rows[i].p);
      g[i] = rows[i].parameter(i, rows[i].g);
    }
    parameters = ParameterSet.of(p);
    gradients = ParameterSet.of(g);
  }

  ParameterSet parameters() {
    return parameters;
  }

  ParameterSet gradients() {
    return gradients;
  }

  void takeParameters(Tensor[] tensors) {
    for (int i = 0; i < rows.length; i++) {
      read(i, "parameter", tensors[i], 1, rows[i].before);
      rows[i].p.put(rows[i].before);
    }
  }

  void takeGradients(Tensor[] tensors, double factor) {
    if (tensors.length != rows.length) {
      throw new IllegalArgumentException(
          "there must be a gradient for each of %d tensors, got %d"
              .formatted(rows.length, tensors.length));
    }
    for (int i = 0; i < rows.length; i++) {
      read(i, "gradient", tensors[i], factor, rows[i].values);
      rows[i].g.put(rows[i].values);
    }
  }

  /** Puts how far each parameter moved in the place of its gradient. */
  void giveMovements(Tensor[] tensors) {
    for (int i = 0; i < rows.length; i++) {
      Row row = rows[i];
      row.p.get(row.values);
      write(tensors[i], k -> (double) row.values[k] - row.before[k]);
    }
  }

  private void read(int number, String role, Tensor tensor, double factor, float[] to) {
    if (!Arrays.equals(tensor.getShape(), rows[number].shape)) {
      throw new IllegalArgumentException(
          "%s %d must have shape %s, got %s"
              .formatted(
                  role,
                  number,
                  Arrays.toString(rows[number].shape),
                  Arrays.toString(tensor.getShape())));
    }
    if (tensor instanceof DenseVector vector) {
      for (int i = 0; i < to.length; i++) to[i] = (float) (factor * vector.get(i));
    } else if (tensor instanceof DenseMatrix matrix) {
      int columns = rows[number].shape[1];
      for (int i = 0; i < to.length; i++) {
        to[i] = (float) (factor * matrix.get(i / columns, i % columns));
      }
    } else {
      throw new IllegalArgumentException(
          "%s %d must be a DenseVector or a DenseMatrix, got a %s; train on dense features"
              .formatted(role, number, tensor.getClass().getSimpleName()));
    }
  }

  private interface Values {
    double at(int index);
  }

  private static void write(Tensor tensor, Values values) {
    if (tensor instanceof DenseVector vector) {
      for (int i = 0; i < vector.size(); i++) vector.set(i, values.at(i));
    } else if (tensor instanceof DenseMatrix matrix) {
      int columns = matrix.getDimension2Size();
      for (int i = 0; i < matrix.getDimension1Size() * columns; i++) {
        matrix.set(i / columns, i % columns, values.at(i));
      }
    }
  }

  @Override
  public void close() {
    for (Row row : rows) {
      row.p.close();
      row.g.close();
    }
  }
}
