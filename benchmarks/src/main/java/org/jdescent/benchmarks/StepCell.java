package org.jdescent.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdescent.benchmarks.StepBenchmark.Rival;

/** The whole step at a size, and what its rivals' times say. */
record StepCell(Size size) {
  /** As StepBenchmark has them. */
  static final Set<Size> SIZES = EnumSet.of(Size.MLP, Size.MANY, Size.RESNET, Size.LARGE);

  static List<StepCell> all() {
    return SIZES.stream().map(StepCell::new).toList();
  }

  Trial fused() {
    return Plan.step(Rival.FUSED, size);
  }

  Trial limit() {
    return Plan.stepLimit(size);
  }

  /** Bytes that the fused step reads and writes. */
  double bytes() {
    return (double) size.elements() * WholeStep.BYTES;
  }

  /** How many times as long as Adam alone the whole step takes, in each round. */
  Sample perAdam(Results results) {
    return results.nanos(fused()).per(results.nanos(Plan.step(Rival.ADAM, size)));
  }

  /** How many times as fast as separate passes the whole step is, in each round. */
  Sample versusSeparate(Results results) {
    return results.nanos(Plan.step(Rival.SEPARATE, size)).per(results.nanos(fused()));
  }

  /** Its speed as a fraction of the fastest limit's, in each round. */
  Sample ofLimit(Results results) {
    return results.ofFastest(limit(), fused());
  }

  /** As a fraction of the fastest limit's on ordinary pages. */
  Sample ofOrdinaryLimit(Results results) {
    return results.ofFastest(limit().with("pages", Pages.ORDINARY.name()), fused());
  }

  @Override
  public String toString() {
    return size.title() + ", the whole step";
  }
}
