package org.jdescent.nd4j;

import java.util.Arrays;
import org.jdescent.Parameter;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's arrays as parameters, in ND4J's own memory; views are what they show. */
public final class Nd4jArrays {
  private Nd4jArrays() {}

  /**
   * An array's elements, in place and in the order in which they lie. Of an array in Fortran's
   * order that is its transpose, and so is the parameter's shape; of a DL4J weight, inputs by
   * outputs in Fortran's order, it is outputs by inputs, as matrix optimizers expect it. A row is a
   * vector.
   *
   * @param name of the parameter
   * @param array of type FLOAT, without gaps, on the CPU; it is kept alive as long as the parameter
   * @throws IllegalArgumentException if the array is null, closed, or another one
   */
  public static Parameter parameter(String name, INDArray array) {
    refuse(array == null, name, "there", null);
    refuse(array.wasClosed(), name, "open", "a closed one");
    refuse(array.dataType() != DataType.FLOAT, name, "of FLOAT", array.dataType());
    if (array.isEmpty()) return Parameter.copyOf(name, new float[0], array.shape());
    refuse(!isDense(array), name, "without gaps", "strides " + Arrays.toString(array.stride()));
    // Of a view, the buffer's address is that of the whole.
    return Parameter.at(name, array.data().addressPointer().address(), array, shape(array));
  }

  private static void refuse(boolean unusable, String name, String allowed, Object got) {
    if (!unusable) return;
    throw new IllegalArgumentException(
        "array '%s' must be %s, got %s".formatted(name, allowed, got));
  }

  /** Whether each element follows the one before in the array's order. */
  private static boolean isDense(INDArray array) {
    boolean fortran = array.ordering() == 'f';
    long expected = 1;
    for (int k = 0; k < array.rank(); k++) {
      int dimension = fortran ? k : array.rank() - 1 - k;
      long size = array.size(dimension);
      if (size > 1 && array.stride(dimension) != expected) return false;
      expected *= size;
    }
    return true;
  }

  private static long[] shape(INDArray array) {
    long[] shape = array.shape().clone();
    if (shape.length == 2 && shape[0] == 1) return new long[] {shape[1]};
    if (array.ordering() != 'f') return shape;
    long[] reversed = new long[shape.length];
    for (int i = 0; i < shape.length; i++) reversed[i] = shape[shape.length - 1 - i];
    return reversed;
  }
}
