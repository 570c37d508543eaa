package org.jdescent.internal;

import java.util.List;
import java.util.function.BiPredicate;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Rule;
import org.jdescent.Slot;

/**
 * Parameters with a rule of their own.
 *
 * @param name what the group is called
 * @param members whether a parameter of a set belongs here; the first group that says so has it
 * @param rule what updates them; null if they are frozen
 */
public record Group(String name, BiPredicate<Parameter, ParameterSet> members, Rule rule) {
  /** What every other group leaves over. */
  public static final String DEFAULT = "default";

  /**
   * @throws IllegalArgumentException if the name or the predicate is null
   */
  public Group {
    Check.notNull("a group's name", name);
    Check.notNull("the predicate of group '%s'".formatted(name), members);
  }

  boolean isFrozen() {
    return rule == null;
  }

  /** The rule's slots; none if the group is frozen. */
  List<Slot> slots() {
    return isFrozen() ? List.of() : rule.slots();
  }

  /** Whether the rule keeps numbers for columns. */
  boolean hasColumns() {
    return slots().stream().anyMatch(slot -> slot.extent() == Slot.Extent.COLUMN);
  }

  /** What PyTorch calls the numbers that the rule carries; none if the group is frozen. */
  List<String> torchCarried() {
    return isFrozen() ? List.of() : rule.torchCarried();
  }

  /** Proves that the rule and its kernel agree on slots and scalars. */
  void proveLayout() {
    int kernel = Native.kernel(rule.kernel());
    if (kernel < 0)
      throw new IllegalArgumentException("there is no kernel '%s'".formatted(rule.kernel()));
    Counted counted = new Counted(rule.carried());
    rule.scalars(1, 1, counted);
    int slots = Native.kernelSlots(kernel);
    int scalars = Native.kernelScalars(kernel);
    if (rule.slots().size() != slots || counted.count != scalars) {
      throw new IllegalArgumentException(
          "kernel '%s' has %d slots and %d scalars, its rule %d and %d"
              .formatted(rule.kernel(), slots, scalars, rule.slots().size(), counted.count));
    }
    int sums = Native.kernelSumsDuring(kernel);
    if (rule.sums() == sums) return;
    throw new IllegalArgumentException(
        "kernel '%s' makes %d sums, its rule wants %d".formatted(rule.kernel(), sums, rule.sums()));
  }

  private static final class Counted implements Rule.Scalars {
    private final double[] carried;
    private int count;

    private Counted(double[] carried) {
      this.carried = carried;
    }

    @Override
    public Rule.Scalars put(double value) {
      count++;
      return this;
    }

    @Override
    public double carried(int index) {
      return carried[index];
    }
  }

  /** The same members under another rule. */
  public Group rule(Rule other) {
    return new Group(name, members, other);
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(name, isFrozen() ? "frozen" : Report.of(rule));
  }
}
