package org.jdescent.internal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jdescent.Average;
import org.jdescent.Rule;
import org.jdescent.schedules.Plateau;

/**
 * What a recipe says, as text to be compared: who updates what, in which convention, and with which
 * hyper-parameters. And the plateaus in it, which are its only schedules with state.
 */
final class Settings {
  /** What stands for the rule of a group that is never updated. */
  static final String FROZEN = "frozen";

  private final Map<String, String> rules = new LinkedHashMap<>();
  private final Map<String, String> averages = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Plateau> plateaus = new LinkedHashMap<>();

  Settings(Stages stages) {
    for (Group group : stages.groups) {
      if (group.isFrozen()) {
        rules.put(group.name(), FROZEN);
        continue;
      }
      Rule rule = group.rule().undecayed();
      value(group.name() + ".decay", group.rule().decay());
      rules.put(group.name(), read(group.name(), rule.kernel(), rule));
    }
    for (Average average : stages.averages) {
      averages.put(average.name(), read("average " + average.name(), kind(average), average));
    }
    if (stages.looksAhead()) {
      averages.put(Planes.LOOKAHEAD, Planes.LOOKAHEAD);
      value("lookahead.every", stages.lookaheadEvery);
      value("lookahead.pace", stages.lookaheadPace);
    }
    value("accumulate", stages.microBatches + " " + stages.reduce);
    value("lossScale", stages.lossScale);
    value("onNonFinite", stages.policy());
    value("onMissing", stages.missing);
    value("clip", stages.clips);
    value("tiny", stages.tiny);
    value("zeroGradients", stages.zeroGradients);
  }

  /** Each group's optimizer and convention. */
  Map<String, String> rules() {
    return rules;
  }

  /** Each average's kind. */
  Map<String, String> averages() {
    return averages;
  }

  /** Everything that may differ when a run goes on. */
  Map<String, String> values() {
    return values;
  }

  /** The plateaus by where they stand; one that stands in two places comes twice. */
  Map<String, Plateau> plateaus() {
    return plateaus;
  }

  /** What is different here: where, now, and before. */
  List<String> differences(Map<String, String> before) {
    List<String> differences = new ArrayList<>();
    values.forEach(
        (name, now) -> {
          String then = before.getOrDefault(name, "nothing");
          if (!now.equals(then)) differences.add("%s is %s, was %s".formatted(name, now, then));
        });
    return differences;
  }

  private static String kind(Average average) {
    return average instanceof Average.Ema ? "ema" : "swa";
  }

  /** Switches and whole numbers belong to what a thing is; the rest is its hyper-parameters. */
  private String read(String path, String kind, Object thing) {
    if (!(thing instanceof Record)) {
      value(path, thing);
      return kind;
    }
    StringJoiner switches = new StringJoiner(", ", kind + "(", ")");
    switches.setEmptyValue(kind);
    for (RecordComponent component : thing.getClass().getRecordComponents()) {
      Object value = get(component, thing);
      boolean isSwitch =
          value instanceof Boolean || value instanceof Enum || value instanceof Integer;
      if (isSwitch) switches.add(component.getName() + "=" + value);
      else if (!component.getName().equals("name")) {
        value(path + "." + component.getName(), value);
      }
    }
    return switches.toString();
  }

  private void value(String path, Object value) {
    values.put(path, text(value));
    find(path, value);
  }

  /** A lambda has no name that another process would know. */
  private static String text(Object value) {
    return String.valueOf(value)
        .replaceAll("[\\w.$]+\\$\\$Lambda[\\w.$/]*@\\w+", "a lambda")
        .replaceAll("@[0-9a-f]{1,8}\\b", "");
  }

  private void find(String path, Object value) {
    if (value instanceof Plateau plateau) plateaus.put(path, plateau);
    if (value instanceof Ranged ranged) find(path, ranged.schedule());
    if (!(value instanceof Record) || value instanceof Ranged) return;
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      find(path + "." + component.getName(), get(component, value));
    }
  }

  /** Null if the record's module does not let us see it. */
  private static Object get(RecordComponent component, Object thing) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(thing);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
