package org.jdescent.oracle;

import java.util.List;
import java.util.Set;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.LossScale;
import org.jdescent.Missing;
import org.jdescent.NonFinite;
import org.jdescent.Norm;
import org.jdescent.Parameter;
import org.jdescent.Recipe;
import org.jdescent.Reduce;
import org.jdescent.Rule;

/**
 * What surrounds the rules of a step, for the oracle and for the library alike.
 *
 * @param norm how norms are clipped, or null
 * @param value the limit on elements, or 0
 * @param every Lookahead's interval, or 0
 */
public record Composition(
    int microBatches,
    Reduce reduce,
    Clip norm,
    double value,
    LossScale lossScale,
    NonFinite nonFinite,
    Missing missing,
    int every,
    double pace,
    List<Average> averages,
    double tiny,
    boolean zero,
    Set<Norm> measured) {

  boolean isAdaptive() {
    return norm != null && norm.kind() == Clip.Kind.ADAPTIVE;
  }

  boolean measuresGradient() {
    return norm != null || nonFinite != NonFinite.PROPAGATE || measured.contains(Norm.GRADIENT);
  }

  boolean measuresUpdate() {
    return measured.contains(Norm.UPDATE);
  }

  /** The library's recipe: parameters whose names begin with a group's number are its members. */
  public Recipe recipe(List<Rule> rules) {
    Recipe recipe = Recipe.of(rules.get(0));
    for (int g = 1; g < rules.size(); g++) {
      String name = "g" + g;
      recipe =
          rules.get(g) == null
              ? recipe.freeze(name, p -> isIn(name, p))
              : recipe.group(name, p -> isIn(name, p), rules.get(g));
    }
    if (microBatches > 1) recipe = recipe.accumulate(microBatches, reduce);
    if (norm != null) recipe = recipe.clip(norm);
    if (value > 0) recipe = recipe.clip(Clip.value(value));
    if (every > 0) recipe = recipe.lookahead(every, pace);
    for (Average average : averages) recipe = recipe.average(average);
    if (zero) recipe = recipe.zeroGradients();
    return recipe
        .lossScale(lossScale)
        .onNonFinite(nonFinite)
        .onMissing(missing)
        .tiny(tiny)
        .measure(measured.toArray(new Norm[0]));
  }

  private static boolean isIn(String group, Parameter parameter) {
    return parameter.name().startsWith(group);
  }
}
