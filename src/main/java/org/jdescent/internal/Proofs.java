package org.jdescent.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** What names and shapes must prove, and what is said when they cannot. */
final class Proofs {
  private Proofs() {}

  /** A set is there. */
  static void isThere(ParameterSet set, String what) {
    if (set == null) throw new IllegalArgumentException("the set of %s is null".formatted(what));
  }

  /** A map is there. */
  static void isThere(String role, Map<String, FloatPointer> buffers) {
    if (buffers == null)
      throw new IllegalArgumentException("the map of %ss is null".formatted(role));
  }

  /** A map is there and has as many entries as names are bound; which ones, the look-ups tell. */
  static void sameCount(String role, String[] bound, Map<String, FloatPointer> buffers) {
    isThere(role, buffers);
    if (buffers.size() != bound.length) throw differs(role, bound, buffers.keySet());
  }

  /** Says which name is missing or extra. */
  static IllegalArgumentException differs(String role, String[] bound, Collection<String> given) {
    for (String name : bound) if (!given.contains(name)) return missing(role, name);
    return extra(role, bound, given);
  }

  static IllegalArgumentException missing(String role, String name) {
    return new IllegalArgumentException("%s '%s' is missing; %s".formatted(role, name, hint(role)));
  }

  /** Says which name is extra. */
  static IllegalArgumentException extra(String role, String[] bound, Collection<String> given) {
    Set<String> known = Set.of(bound);
    String name = given.stream().filter(n -> !known.contains(n)).findFirst().orElseThrow();
    return new IllegalArgumentException(
        "%s '%s' is not among the bound parameters; %s".formatted(role, name, hint(role)));
  }

  private static String hint(String role) {
    return switch (role) {
      case "target" -> "there must be one for each of them";
      case "gradient" -> "bind() changes the set, onMissing(SKIP) and freeze need no gradient";
      default -> "bind() changes the set";
    };
  }

  /** Every gradient that is there has the shape of its parameter. */
  static void sameShapes(ParameterSet params, ParameterSet grads) {
    for (Parameter parameter : params.parameters()) {
      sameShape("gradient", parameter.name(), parameter.shape(), grads);
    }
  }

  /** The tensor of that name, if it is there, has the shape expected. */
  static void sameShape(String role, String name, long[] expected, ParameterSet set) {
    Parameter given = set.get(name);
    if (given == null || given.hasShape(expected)) return;
    throw new IllegalArgumentException(
        "%s '%s' has shape %s, expected %s"
            .formatted(role, name, Arrays.toString(given.shape()), Arrays.toString(expected)));
  }

  /** A parameter bound again has its former shape. */
  static void keepsShape(String name, long[] before, long[] now) {
    if (Arrays.equals(before, now)) return;
    throw new IllegalArgumentException(
        "parameter '%s' has shape %s, was bound with %s; its slots cannot be kept, give it another name"
            .formatted(name, Arrays.toString(now), Arrays.toString(before)));
  }

  /** A parameter bound again is in its former group. */
  static void keepsGroup(String name, String before, String now) {
    if (before.equals(now)) return;
    throw new IllegalArgumentException(
        "parameter '%s' is in group '%s', was bound in '%s'; its slots cannot be kept, give it another name"
            .formatted(name, now, before));
  }

  static IllegalArgumentException overlap(
      String role, String name, String otherRole, String otherName) {
    return new IllegalArgumentException(
        "%s '%s' overlaps %s '%s'".formatted(role, name, otherRole, otherName));
  }
}
