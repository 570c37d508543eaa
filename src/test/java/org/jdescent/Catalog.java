package org.jdescent;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The optimizers, found in the folder of their sources: there is no list to forget. */
final class Catalog {
  static final Path SOURCES = Path.of("src/main/java/org/jdescent/optimizers");

  private Catalog() {}

  /**
   * The names of all optimizers but for those that take matrices, of which {@link MatrixTest} is.
   */
  static List<String> names() {
    return all().stream().filter(name -> !takesMatrices(name)).toList();
  }

  private static boolean takesMatrices(String name) {
    try {
      return ((Rule) type(name).getMethod("defaults").invoke(null)).side(2, 2) > 0;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The names of all optimizers. */
  static List<String> all() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("org.jdescent.optimizers." + name);
  }

  /** Every named set of hyper-parameters (defaults, torch) of every optimizer: Adam-torch. */
  static Map<String, Rule> named() {
    return named(names());
  }

  /** The same for rules that take matrices. */
  static Map<String, Rule> namedForMatrices() {
    return named(all().stream().filter(Catalog::takesMatrices).toList());
  }

  private static Map<String, Rule> named(List<String> names) {
    Map<String, Rule> rules = new TreeMap<>();
    try {
      for (String name : names) {
        for (Method method : type(name).getMethods()) {
          boolean named =
              Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0;
          if (named && Rule.class.isAssignableFrom(method.getReturnType())) {
            rules.put(name + "-" + method.getName(), (Rule) method.invoke(null));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    return rules;
  }

  /**
   * All of these, with each of their switches turned, with every number of things, and again with
   * tiny 0.
   */
  static List<Rule> rules() {
    Set<Rule> rules = new LinkedHashSet<>();
    for (Rule rule : named().values()) {
      rules.add(rule);
      for (RecordComponent component : rule.getClass().getRecordComponents()) {
        if (component.getType() == boolean.class) rules.add(turned(rule, component));
        if (component.getType() == int.class) rules.addAll(numbered(rule, component));
      }
    }
    for (Rule rule : List.copyOf(rules)) {
      if (has(rule, "tiny")) rules.add(with(rule, "tiny", 0));
    }
    return List.copyOf(rules);
  }

  private static Rule turned(Rule rule, RecordComponent component) {
    try {
      boolean value = (boolean) component.getAccessor().invoke(rule);
      Method wither = rule.getClass().getMethod(component.getName(), boolean.class);
      return (Rule) wither.invoke(rule, !value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** With every value that a number of things may have; none is large. */
  static List<Rule> numbered(Rule rule, RecordComponent component) {
    List<Rule> allowed = new ArrayList<>();
    for (int value = 0; value <= 16; value++) {
      try {
        Method wither = rule.getClass().getMethod(component.getName(), int.class);
        allowed.add((Rule) wither.invoke(rule, value));
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) throw new AssertionError(e);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return allowed;
  }

  /** The name of a rule's optimizer. */
  static String optimizer(Rule rule) {
    return rule.getClass().getEnclosingClass().getSimpleName();
  }

  static boolean has(Rule rule, String hyperParameter) {
    return Stream.of(rule.getClass().getRecordComponents())
        .anyMatch(c -> c.getName().equals(hyperParameter));
  }

  static Rule with(Rule rule, String hyperParameter, double value) {
    try {
      return (Rule) rule.getClass().getMethod(hyperParameter, double.class).invoke(rule, value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** With this decay, if the rule takes decay of that kind. */
  static Rule decayed(Rule rule, Decay decay) {
    return rule.evaluated() == null || decay.kind() == Decay.Kind.COUPLED
        ? rule.decay(decay)
        : rule;
  }

  /** Starts any rule. */
  static Optimizer start(Rule rule) {
    return Recipe.of(rule).start();
  }
}
