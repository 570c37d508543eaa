package org.jdescent;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdescent.internal.Report;
import org.jdescent.internal.With;
import org.jdescent.schedules.Constant;

/**
 * A rule of this library as a line of text, for configuration files of frameworks: {@code
 * Adam[learningRate=0.001, beta1=0.9]}. What the text does not mention is as in the optimizer's
 * {@code defaults()}.
 */
public final class RuleText {
  private static final Pattern FORM = Pattern.compile("\\s*(\\w+)\\s*(?:\\[(.*)])?\\s*");
  private static final Pattern SETTING = Pattern.compile("\\s*(\\w+)\\s*=\\s*(\\S+)\\s*");

  private RuleText() {}

  /**
   * A rule as text, with all its hyper-parameters.
   *
   * @throws IllegalArgumentException if one of them changes from step to step, or the rule is not
   *     the hyper-parameters of an optimizer of this library
   */
  public static String of(Rule rule) {
    StringJoiner text = new StringJoiner(", ", Report.name(rule) + "[", "]");
    for (RecordComponent component : components(rule)) {
      Object value = With.value(rule, component);
      if (value instanceof Schedule && !(value instanceof Constant)) {
        throw new IllegalArgumentException(
            "%s.%s must be constant to be written as text, got %s"
                .formatted(Report.name(rule), component.getName(), value));
      }
      text.add(component.getName() + "=" + value);
    }
    return text.toString();
  }

  private static RecordComponent[] components(Rule rule) {
    Class<?> optimizer = rule.getClass().getEnclosingClass();
    if (optimizer != null && rule instanceof Record) return rule.getClass().getRecordComponents();
    throw new IllegalArgumentException(
        "only the hyper-parameters of an optimizer can be written as text, got " + rule);
  }

  /**
   * The rule that a text describes.
   *
   * @param text an optimizer's name and, in brackets, those of its hyper-parameters that differ
   *     from its defaults
   * @throws IllegalArgumentException if there is no such optimizer or hyper-parameter, or a value
   *     is out of range
   */
  public static Rule parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) throw malformed(text);
    Rule rule = defaults(form.group(1));
    String settings = form.group(2);
    if (settings == null || settings.isBlank()) return rule;
    for (String part : settings.split(",")) {
      Matcher setting = SETTING.matcher(part);
      if (!setting.matches()) throw malformed(text);
      RecordComponent component = component(rule, setting.group(1));
      rule = With.component(rule, component.getName(), value(component, setting.group(2)));
    }
    return rule;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "a rule is written as Adam or Adam[beta1=0.9, beta2=0.99], got '%s'".formatted(text));
  }

  private static Rule defaults(String optimizer) {
    try {
      Class<?> type = Class.forName("org.jdescent.optimizers." + optimizer);
      return (Rule) type.getMethod("defaults").invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException(
          "there is no optimizer '%s' in org.jdescent.optimizers".formatted(optimizer), e);
    }
  }

  private static RecordComponent component(Rule rule, String name) {
    List<RecordComponent> components = Arrays.asList(components(rule));
    return components.stream()
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no hyper-parameter '%s', only %s"
                        .formatted(
                            Report.name(rule),
                            name,
                            components.stream().map(RecordComponent::getName).toList())));
  }

  private static Object value(RecordComponent component, String text) {
    Class<?> type = component.getType();
    try {
      if (type == boolean.class && text.matches("true|false")) return Boolean.valueOf(text);
      if (type == int.class) return Integer.valueOf(text);
      if (type == long.class) return Long.valueOf(text);
      if (type == double.class || type == Schedule.class) return Double.valueOf(text);
      for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
        if (constant.toString().equals(text)) return constant;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    String kind = type == Schedule.class ? "number" : type.getSimpleName();
    throw new IllegalArgumentException(
        "%s must be a %s, got '%s'".formatted(component.getName(), kind, text));
  }
}
