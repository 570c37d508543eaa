package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two steps of every optimizer, worked by hand from the paper's formula: p is 1 at first, the
 * gradients are 0.5 and −0.25 in turn.
 */
class WorkedOptimizersTest {
  static Stream<Arguments> steps() {
    return Stream.of(WorkedMomenta.steps(), WorkedAdaptive.steps(), WorkedLayerwise.steps())
        .flatMap(steps -> steps);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void areAsWorkedByHand(Rule rule, double[] expected) {
    try (FloatPointer p = new FloatPointer(new float[] {1});
        FloatPointer g = new FloatPointer(1);
        Optimizer optimizer = Catalog.start(rule)) {
      for (int i = 0; i < expected.length; i++) {
        g.put(0, i % 2 == 0 ? 0.5f : -0.25f);
        optimizer.update(matrix(p), matrix(g));
        assertEquals(expected[i], p.get(0), 3e-7, "step " + (i + 1));
      }
    }
  }

  private static ParameterSet matrix(FloatPointer data) {
    return ParameterSet.of(new Parameter("p", data, 1, 1));
  }

  @Test
  void everyOptimizerIsHere() {
    Set<String> worked =
        steps()
            .map(arguments -> Catalog.optimizer((Rule) arguments.get()[0]))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Catalog.names()), worked);
  }
}
