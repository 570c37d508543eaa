package org.jdescent.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sets of tensors, from a handful of numbers to what no cache holds. */
public enum Size {
  /** One small tensor: the cost of a call. */
  SMALL("1 x 40", 40),
  /** Weights and biases of a 784-50-10 network. */
  MLP("784-50-10", 784 * 50, 50, 50 * 10, 10),
  /** Many small tensors. */
  MANY("1,000 x 1,000", equal(1_000, 1_000)),
  /** One middling tensor. */
  MILLION("1 x 1,000,000", 1_000_000),
  /** As many tensors and elements as ResNet-50. */
  RESNET("161 x 158,739", equal(161, 158_739)),
  /** One large tensor. */
  LARGE("1 x 64,000,000", 64_000_000),
  /** The tensors of GPT-2 small, by size: see {@link #gpt2}. */
  GPT2("GPT-2 small", gpt2());

  private final String title;
  private final int[] tensors;

  Size(String title, int... tensors) {
    this.title = title;
    this.tensors = tensors;
  }

  private static int[] equal(int count, int elements) {
    return IntStream.generate(() -> elements).limit(count).toArray();
  }

  /** Embeddings of 50,257 tokens and 1,024 places, twelve blocks of width 768, a last norm. */
  private static int[] gpt2() {
    int width = 768;
    int[] norm = {width, width};
    int[] attention = {3 * width * width, 3 * width, width * width, width};
    int[] network = {4 * width * width, 4 * width, 4 * width * width, width};
    IntStream block = IntStream.empty();
    for (int[] part : new int[][] {norm, attention, norm, network}) {
      block = IntStream.concat(block, IntStream.of(part));
    }
    int[] sizes = block.toArray();
    IntStream blocks = IntStream.range(0, 12).flatMap(i -> IntStream.of(sizes));
    IntStream embeddings = IntStream.of(50_257 * width, 1_024 * width);
    return Stream.of(embeddings, blocks, IntStream.of(norm)).flatMapToInt(s -> s).toArray();
  }

  /** Tensors x elements, to print. */
  public String title() {
    return title;
  }

  /** The number of elements of each tensor. */
  public int[] tensors() {
    return tensors.clone();
  }

  /** The tensors as matrices, as square as they can be: 161 times 21 x 7,559. */
  long[][] matrices() {
    return Arrays.stream(tensors).mapToObj(Size::matrix).toArray(long[][]::new);
  }

  private static long[] matrix(int elements) {
    int rows = (int) Math.sqrt(elements);
    while (elements % rows != 0) rows--;
    return new long[] {rows, elements / rows};
  }

  /** The number of elements of all tensors. */
  public long elements() {
    return Arrays.stream(tensors).asLongStream().sum();
  }
}
