package org.jdescent.internal;

import java.util.Map;

/** What keeps an optimizer from going on from what was saved, in words. */
final class Mismatch {
  private Mismatch() {}

  /** Groups have the same names, optimizers and conventions. */
  static void ofGroups(Map<String, String> here, Map<String, String> saved) {
    if (!here.keySet().equals(saved.keySet())) {
      throw refused(
          "it was saved with the groups %s, here they are %s", saved.keySet(), here.keySet());
    }
    here.forEach(
        (group, rule) -> {
          String before = saved.get(group);
          if (rule.equals(before)) return;
          boolean sameKernel = kernel(rule).equals(kernel(before));
          throw refused(
              sameKernel
                  ? "group '%s' is in another convention: it was saved as %s, here it is %s"
                  : "group '%s' has another optimizer: it was saved as %s, here it is %s",
              group,
              before,
              rule);
        });
  }

  private static String kernel(String rule) {
    return rule.replaceFirst("\\(.*", "");
  }

  /** There are the same averages, of the same kinds. */
  static void ofAverages(Map<String, String> here, Map<String, String> saved) {
    if (!here.equals(saved)) {
      throw refused("it was saved with the averages %s, here they are %s", saved, here);
    }
  }

  /** Parameters have the same names, shapes and groups. */
  static void ofParameters(State state, Map<String, Saved.Known> saved) {
    Map<String, Saved.Known> here = state.inventory().known();
    for (String name : saved.keySet()) {
      if (!here.containsKey(name)) {
        throw refused("parameter '%s' was saved, but is missing here", name);
      }
    }
    here.forEach(
        (name, now) -> {
          Saved.Known then = saved.get(name);
          if (then == null) throw refused("parameter '%s' is here, but was not saved", name);
          if (!then.shape().equals(now.shape())) {
            throw refused(
                "parameter '%s' was saved with shape %s, here it has %s",
                name, then.shape(), now.shape());
          }
          if (then.carried().length != now.carried().length) {
            throw refused(
                "parameter '%s' was saved with %s carried numbers, here it has %s",
                name, then.carried().length, now.carried().length);
          }
          if (!then.group().equals(now.group())) {
            throw refused(
                "parameter '%s' was saved in group '%s', here it is in '%s'",
                name, then.group(), now.group());
          }
        });
  }

  private static IllegalArgumentException refused(String why, Object... values) {
    return new IllegalArgumentException(why.formatted(values));
  }
}
