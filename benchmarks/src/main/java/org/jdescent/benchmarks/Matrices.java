package org.jdescent.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** So many parameters of one shape, which is not taller than wide. */
record Matrices(int count, int rows, int columns) {
  /** Those that are measured. */
  static final List<Matrices> ALL =
      Stream.of(
              "12 x 768 x 3072",
              "12 x 768 x 768",
              "64 x 128 x 128",
              "1 x 256 x 256",
              "4 x 1024 x 1024",
              "2 x 2048 x 2048")
          .map(Matrices::of)
          .toList();

  private static final int ITERATIONS = 5;

  /** As {@link #toString} tells it. */
  static Matrices of(String text) {
    int[] numbers = Arrays.stream(text.split(" x ")).mapToInt(Integer::parseInt).toArray();
    return new Matrices(numbers[0], numbers[1], numbers[2]);
  }

  int elements() {
    return rows * columns;
  }

  /** The number of elements of each. */
  int[] tensors() {
    int[] tensors = new int[count];
    Arrays.fill(tensors, elements());
    return tensors;
  }

  /** The shape of each. */
  long[][] shapes() {
    long[][] shapes = new long[count][];
    Arrays.fill(shapes, new long[] {rows, columns});
    return shapes;
  }

  /**
   * What the library adds and multiplies: a symmetric product costs half. From 5/4 as wide as tall
   * it iterates on X·Xᵀ alone and multiplies X once, by the product of all polynomials.
   */
  double flops() {
    double square = (double) rows * rows * rows;
    double wide = (double) rows * rows * columns;
    if (4L * columns < 5L * rows) return count * ITERATIONS * (wide + square + 2 * wide);
    double squares = ITERATIONS * square;
    double products = (ITERATIONS - 1) * square;
    double grams = (ITERATIONS - 1) * 2 * square;
    return count * (wide + squares + products + grams + 2 * wide);
  }

  /** What the plain loop adds and multiplies. */
  double plainFlops() {
    double square = (double) rows * rows * rows;
    double wide = (double) rows * rows * columns;
    return count * ITERATIONS * (2 * wide + 2 * square + 2 * wide);
  }

  @Override
  public String toString() {
    return "%d x %d x %d".formatted(count, rows, columns);
  }
}
