package org.jdescent;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.Group;
import org.jdescent.internal.Names;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.Report;
import org.jdescent.internal.Stages;

/**
 * The whole step as an immutable value: rules for groups of parameters, and the stages around them.
 * Every method returns a new recipe. The order of the stages is always the same, whatever the order
 * of the calls:
 *
 * <ol>
 *   <li>accumulate gradients; on the last micro-batch go on
 *   <li>norm and check for finite values, over all groups
 *   <li>divide by micro-batches and loss scale, and clip norms: one factor
 *   <li>clip by value
 *   <li>coupled weight decay
 *   <li>the rule: slots and update u
 *   <li>p ← p − u, with decoupled weight decay
 *   <li>Lookahead, averages of the new p, zero gradients
 * </ol>
 *
 * Memory is walked once for all of it, and once more, reading gradients only, if a norm or a check
 * needs it.
 */
public final class Recipe {
  private final Stages stages;

  private Recipe(Stages stages) {
    this.stages = stages;
  }

  /**
   * A recipe of one rule for all parameters.
   *
   * @throws IllegalArgumentException if the rule is null
   */
  public static Recipe of(Rule rule) {
    return new Recipe(new Stages(rule));
  }

  private Recipe with(Consumer<Stages> change) {
    Stages changed = new Stages(stages);
    change.accept(changed);
    return new Recipe(changed);
  }

  private Recipe group(String name, BiPredicate<Parameter, ParameterSet> members, Rule rule) {
    return with(s -> s.groups.add(s.groups.size() - 1, new Group(name, members, rule)));
  }

  /**
   * A group of parameters with a rule of its own. Groups are asked in the order in which they were
   * added, and the first match wins; the rule of {@link #of} takes the rest, as group "default".
   *
   * @param name unique in the recipe
   * @param members whether a parameter, by its name or shape, belongs to the group. Parameters that
   *     come in a Map have one dimension
   */
  public Recipe group(String name, Predicate<Parameter> members, Rule rule) {
    Check.notNull("the rule of group '%s'".formatted(name), rule);
    Check.notNull("the predicate of group '%s'".formatted(name), members);
    return group(name, (parameter, set) -> members.test(parameter), rule);
  }

  /**
   * A group of parameters that are never updated. They need no gradients, have no slots, and do not
   * count in norms.
   */
  public Recipe freeze(String name, Predicate<Parameter> members) {
    Check.notNull("the predicate of group '%s'".formatted(name), members);
    return group(name, (parameter, set) -> members.test(parameter), null);
  }

  /**
   * Exempts biases and the parameters of normalisation layers from weight decay, as a group "no
   * decay" with the default rule otherwise: what has fewer than two dimensions, if parameters come
   * with shapes; and in any case what is called {@code bias} (the name's last part, between dots)
   * or has a part like {@code norm}, {@code layernorm1}, {@code bn2} or {@code ln_f}.
   *
   * @throws IllegalArgumentException if the default rule has no weight decay
   */
  public Recipe exemptFromDecay() {
    Rule rule = stages.last().rule();
    if (!(rule instanceof WeightDecay<?>) && rule.decay().equals(Decay.NONE)) {
      throw new IllegalArgumentException(
          "exemptFromDecay() needs a default rule with weight decay, see Rule.decay; got "
              + Report.of(rule));
    }
    return group("no decay", Names::isExemptFromDecay, rule.decay(Decay.NONE));
  }

  /**
   * Gives the hidden matrices of a network to a rule for matrices, as a group "hidden matrices":
   * what has two or more dimensions and is not called like an embedding (a part between dots like
   * {@code tok_embeddings}, {@code wte}) or the last layer ({@code lm_head}, {@code classifier},
   * {@code output}). The default rule keeps the rest.
   *
   * @param rule for example {@link org.jdescent.optimizers.Muon}'s
   */
  public Recipe hiddenMatrices(Rule rule) {
    return hiddenMatrices(rule, parameter -> false);
  }

  /**
   * The same, with exceptions, for example for a last layer with another name.
   *
   * @param except whether the default rule keeps a parameter
   */
  public Recipe hiddenMatrices(Rule rule, Predicate<Parameter> except) {
    Check.notNull("Recipe.hiddenMatrices rule", rule);
    Check.notNull("Recipe.hiddenMatrices except", except);
    return group(
        "hidden matrices",
        (parameter, set) -> Names.isHiddenMatrix(parameter, set) && !except.test(parameter),
        rule);
  }

  /**
   * Adds up the gradients of so many calls of {@code update}, in memory of the optimizer, before a
   * step is made of them. Costs 4 bytes per element.
   *
   * @param microBatches at least 1
   */
  public Recipe accumulate(int microBatches, Reduce reduce) {
    Check.steps("Recipe.accumulate microBatches", 1, microBatches);
    Check.notNull("Recipe.accumulate reduce", reduce);
    return with(
        s -> {
          s.microBatches = microBatches;
          s.reduce = reduce;
        });
  }

  /** Divides gradients by a loss scale. A dynamic one skips steps that are not finite. */
  public Recipe lossScale(LossScale scale) {
    Check.notNull("Recipe.lossScale", scale);
    return with(s -> s.lossScale = scale);
  }

  /** What happens when a gradient is not finite; PROPAGATE unless set or the loss scale dynamic. */
  public Recipe onNonFinite(NonFinite policy) {
    Check.notNull("Recipe.onNonFinite", policy);
    return with(s -> s.nonFinite = policy);
  }

  /** What happens when a parameter has no gradient; REFUSE unless set. */
  public Recipe onMissing(Missing policy) {
    Check.notNull("Recipe.onMissing", policy);
    return with(s -> s.missing = policy);
  }

  /** Clips gradients. One way to clip norms can go together with clipping by value. */
  public Recipe clip(Clip clip) {
    Check.notNull("Recipe.clip", clip);
    return with(s -> s.clips.add(clip));
  }

  /**
   * Lookahead (Zhang et al. 2019): every so many steps slow weights, which start as the parameters
   * were when they were bound, move by {@code pace} of the way to the parameters, which continue
   * from there. Costs 4 bytes per element.
   *
   * @param every at least 1; the paper's 5
   * @param pace in (0, 1]; the paper's 0.5
   */
  public Recipe lookahead(int every, double pace) {
    Check.steps("Recipe.lookahead every", 1, every);
    Check.share("Recipe.lookahead pace", pace);
    return with(
        s -> {
          s.lookaheadEvery = every;
          s.lookaheadPace = pace;
        });
  }

  /** Keeps an average of the parameters; at most three. Each costs 4 bytes per element. */
  public Recipe average(Average average) {
    Check.notNull("Recipe.average", average);
    return with(s -> s.averages.add(average));
  }

  /** Magnitudes in averages and slow weights below this are stored as 0; 2^-100 unless set. */
  public Recipe tiny(double value) {
    Check.fraction("Recipe.tiny", value);
    return with(s -> s.tiny = value);
  }

  /** Leaves gradients zero after every call that used them. */
  public Recipe zeroGradients() {
    return with(s -> s.zeroGradients = true);
  }

  /** Measures norms in every step, even if nothing else needs them. */
  public Recipe measure(Norm... norms) {
    Check.notNull("Recipe.measure", norms);
    for (Norm norm : norms) Check.notNull("Recipe.measure", norm);
    return with(s -> s.measured.addAll(List.of(norms)));
  }

  /** Is told of every update that did not throw. */
  public Recipe listen(StepListener listener) {
    Check.notNull("Recipe.listen", listener);
    return with(s -> s.listeners.add(listener));
  }

  /**
   * Starts the recipe.
   *
   * @throws IllegalArgumentException if the recipe makes no sense; the message says why
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  public Optimizer start() {
    return new RecipeOptimizer(stages);
  }

  /** Which group each of these parameters would be in, with slots and bytes; allocates nothing. */
  public String describe(ParameterSet params) {
    Check.notNull("the set of parameters", params);
    return Report.of(stages, params);
  }

  @Override
  public String toString() {
    return "Recipe" + stages.groups;
  }
}
