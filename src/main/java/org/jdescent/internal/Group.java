package org.jdescent.internal;

import java.util.function.BiPredicate;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Rule;

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

  /** The same members under another rule. */
  public Group rule(Rule other) {
    return new Group(name, members, other);
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(name, isFrozen() ? "frozen" : rule);
  }
}
