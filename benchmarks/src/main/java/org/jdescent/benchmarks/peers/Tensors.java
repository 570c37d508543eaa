package org.jdescent.benchmarks.peers;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdescent.benchmarks.Size;

/** Sets of tensors by name. */
final class Tensors {
  private Tensors() {}

  /** How many elements they have together. */
  static long elements(String text) {
    return IntStream.of(of(text)).asLongStream().sum();
  }

  /** The sizes of "3 x 40", of three tensors with 40 elements, or of a {@link Size}. */
  static int[] of(String text) {
    if (Stream.of(Size.values()).anyMatch(size -> size.name().equals(text))) {
      return Size.valueOf(text).tensors();
    }
    int[] numbers = Arrays.stream(text.split(" x ")).mapToInt(Integer::parseInt).toArray();
    int[] sizes = new int[numbers[0]];
    Arrays.fill(sizes, numbers[1]);
    return sizes;
  }
}
