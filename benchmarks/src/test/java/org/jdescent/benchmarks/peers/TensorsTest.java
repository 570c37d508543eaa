package org.jdescent.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorsTest {
  @Test
  void namesAndNumbers() {
    assertArrayEquals(new int[] {7, 7, 7}, Tensors.of("3 x 7"));
    assertArrayEquals(new int[] {39_200, 50, 500, 10}, Tensors.of("MLP"));
  }

  @Test
  void gpt2SmallHasThePublishedNumberOfParameters() {
    int[] tensors = Tensors.of("GPT2");
    assertEquals(148, tensors.length);
    assertEquals(124_439_808, IntStream.of(tensors).asLongStream().sum());
  }
}
