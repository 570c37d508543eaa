package org.jdescent.internal;

import java.util.List;
import org.jdescent.Decay;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Slot;

/** A rule with weight decay around it. */
public record Decayed(Rule rule, Decay decay) implements Rule {
  /**
   * @throws IllegalArgumentException if the decay is null, or does not suit the rule
   */
  public Decayed {
    Check.notNull("the weight decay", decay);
    boolean suits = decay.kind() == Decay.Kind.COUPLED || decay.kind() == Decay.Kind.NONE;
    if (rule.evaluated() != null && !suits) {
      throw new IllegalArgumentException(
          "the decay around %s must be coupled, for the rule averages the weights it makes, got %s"
              .formatted(Report.name(rule), decay));
    }
  }

  @Override
  public String kernel() {
    return rule.kernel();
  }

  @Override
  public List<Slot> slots() {
    return rule.slots();
  }

  @Override
  public void scalars(long t, long step, Scalars out) {
    rule.scalars(t, step, out);
  }

  @Override
  public Schedule learningRate() {
    return rule.learningRate();
  }

  @Override
  public Rule learningRate(Schedule schedule) {
    return new Decayed(rule.learningRate(schedule), decay);
  }

  @Override
  public Rule decay(Decay other) {
    return new Decayed(rule, other);
  }

  @Override
  public Rule undecayed() {
    return rule.undecayed();
  }

  @Override
  public double[] carried() {
    return rule.carried();
  }

  @Override
  public List<String> torchCarried() {
    return rule.torchCarried();
  }

  @Override
  public int sums() {
    return rule.sums();
  }

  @Override
  public void carry(long t, long step, double[] sums, double[] carried) {
    rule.carry(t, step, sums, carried);
  }

  @Override
  public double effectiveRate(long step, double[] carried) {
    return rule.effectiveRate(step, carried);
  }

  @Override
  public long units(long... shape) {
    return rule.units(shape);
  }

  @Override
  public long side(long... shape) {
    return rule.side(shape);
  }

  @Override
  public String evaluated() {
    return rule.evaluated();
  }

  @Override
  public boolean scalesWithLearningRate() {
    return rule.scalesWithLearningRate();
  }

  @Override
  public String toString() {
    return "%s, decay %s".formatted(rule, decay);
  }
}
