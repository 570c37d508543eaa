package org.jdescent.golden;

import static org.jdescent.golden.Tolerance.FLOAT32;
import static org.jdescent.golden.Tolerance.FLOAT64;
import static org.jdescent.golden.Tolerance.SIGNED;
import static org.jdescent.golden.Tolerance.SQUARES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.LossScale;
import org.jdescent.Missing;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Reduce;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.golden.StepRun.Gradients;
import org.jdescent.golden.StepRun.Series;
import org.jdescent.golden.Tolerance.Measure;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;

/** Whole recipes, with the arguments of torch_steps.py and paper_steps.py. */
public final class StepRuns {
  private static final Tolerance NORM = new Tolerance(Measure.RELATIVE, 1e-12);
  private static final Tolerance ROUNDED = new Tolerance(Measure.RELATIVE, 5e-7);
  private static final float HALF_MAX = 65504;

  private static final SGD.Hyper SGD_RULE = SGD.defaults();
  private static final Momentum.Hyper MOMENTUM = Momentum.torch();
  private static final Adam.Hyper ADAM = Adam.torch().learningRate(0.003);
  private static final Gradients PLAIN = (optimizer, step, name, values) -> values;

  private StepRuns() {}

  /** All of them. */
  public static Stream<StepRun> all() {
    return Stream.of(
            decays(),
            clips(),
            accumulations(),
            groups(),
            schedules(),
            averages(),
            scales(),
            papers())
        .flatMap(runs -> runs);
  }

  private static Stream<StepRun> decays() {
    Decay coupled = Decay.coupled(0.1);
    return Stream.of(
            twice("decay.AdamW", ADAM.decay(Decay.decoupled(0.1))),
            twice("decay.Adam", ADAM.decay(coupled)),
            twice("decay.AdaGrad", AdaGrad.torch().decay(coupled)),
            twice("decay.SGD", SGD_RULE.decay(coupled)),
            twice("decay.Momentum", MOMENTUM.decay(coupled)))
        .flatMap(runs -> runs);
  }

  private static Stream<StepRun> twice(String name, Rule rule) {
    Recipe recipe = Recipe.of(rule);
    return Stream.of(float64(name, rule, recipe), float32(name, rule, recipe));
  }

  private static Stream<StepRun> clips() {
    Recipe global = Recipe.of(MOMENTUM).clip(Clip.globalNorm(18.5));
    Recipe tensor = Recipe.of(SGD_RULE).clip(Clip.tensorNorm(4.5));
    Recipe value = Recipe.of(SGD_RULE).clip(Clip.value(1.5));
    Rule decayed = MOMENTUM.decay(Decay.coupled(0.1));
    Recipe both = Recipe.of(decayed).clip(Clip.value(1.5)).clip(Clip.globalNorm(18.5));
    return Stream.of(
        float64("clip.global", MOMENTUM, global, norm("clip.global", NORM)),
        float32("clip.global", MOMENTUM, global),
        float64("clip.tensor", SGD_RULE, tensor),
        float32("clip.tensor", SGD_RULE, tensor),
        float64("clip.value", SGD_RULE, value),
        float32("clip.value", SGD_RULE, value),
        float64("clip.both", decayed, both, norm("clip.both", NORM)));
  }

  private static Stream<StepRun> accumulations() {
    BiFunction<Rule, Reduce, Recipe> four = (rule, reduce) -> Recipe.of(rule).accumulate(4, reduce);
    Recipe mean = four.apply(ADAM, Reduce.MEAN).clip(Clip.globalNorm(9.25));
    Recipe sum = four.apply(MOMENTUM, Reduce.SUM).clip(Clip.globalNorm(37));
    return Stream.of(
            float64("accumulate.mean", ADAM, mean, norm("accumulate.mean", ROUNDED)),
            float64("accumulate.sum", MOMENTUM, sum, norm("accumulate.sum", ROUNDED)),
            float32("accumulate.sum", MOMENTUM, sum))
        .map(run -> run.calls(4));
  }

  private static Stream<StepRun> groups() {
    Rule adam = Adam.torch().decay(Decay.decoupled(0.1));
    Rule momentum = MOMENTUM.decay(Decay.coupled(0.1));
    Recipe grouped = grouped(adam);
    return Stream.of(
            float64("groups.AdamW", adam, grouped, norm("groups.AdamW", NORM)),
            float32("groups.AdamW", adam, grouped),
            float64("groups.Momentum", momentum, grouped(momentum), norm("groups.Momentum", NORM)))
        .map(run -> run.gradients(StepRuns::absent));
  }

  private static Recipe grouped(Rule rule) {
    Rule other = rule.learningRate(Schedule.constant(0.003)).decay(Decay.NONE);
    return Recipe.of(rule)
        .freeze("frozen", parameter -> parameter.name().equals("c"))
        .group("other", parameter -> "bd".contains(parameter.name()), other)
        .clip(Clip.globalNorm(18))
        .onMissing(Missing.SKIP);
  }

  /** The frozen c has a gradient in every other step; it must make no difference. */
  private static float[] absent(Optimizer optimizer, int step, String name, float[] values) {
    boolean absent = name.equals("b") && step % 3 == 1 || name.equals("c") && step % 2 == 1;
    return absent ? null : values;
  }

  private static Stream<StepRun> schedules() {
    Schedule cosine = Schedule.cosine(0.01, 0.0005, 89).warmup(10);
    Rule adam = ADAM.learningRate(cosine).decay(Decay.decoupled(0.1));
    Rule momentum = MOMENTUM.learningRate(cosine);
    double initial = 0.005 / 25;
    Rule oneCycle =
        ADAM.learningRate(Schedule.oneCycle(initial, 0.005, initial / 1e4, 100, 0.3))
            .beta1(Schedule.oneCycle(0.95, 0.85, 0.95, 100, 0.3));
    return Stream.of(
        float64("schedule.AdamW", adam, Recipe.of(adam)),
        float64("schedule.Momentum", momentum, Recipe.of(momentum)),
        float64("schedule.OneCycle", oneCycle, Recipe.of(oneCycle)));
  }

  private static Stream<StepRun> averages() {
    Recipe recipe =
        Recipe.of(ADAM)
            .freeze("frozen", parameter -> parameter.name().equals("c"))
            .average(Average.ema(0.97))
            .average(Average.swa(21, 7));
    return Stream.of(float64("average", ADAM, recipe).and("ema", FLOAT64).and("swa", FLOAT64));
  }

  private static Stream<StepRun> scales() {
    LossScale halved = LossScale.dynamic().initial(0x1p10).interval(5);
    LossScale other = new LossScale(3000, 1.7, 0.6, 3);
    return Stream.of(scale("scale.halved", halved, NORM), scale("scale.other", other, ROUNDED));
  }

  private static StepRun scale(String name, LossScale scale, Tolerance tolerance) {
    Recipe recipe = Recipe.of(ADAM).lossScale(scale).clip(Clip.globalNorm(18.5));
    Series scales = new Series(path(name + ".scales"), "scale", Optimizer::lossScale, tolerance);
    return float64(name, ADAM, recipe, norm(name, tolerance), scales).gradients(StepRuns::scaled);
  }

  /** Gradients of the scaled loss, which overflow as float16 does. */
  private static float[] scaled(Optimizer optimizer, int step, String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) optimizer.lossScale();
      if (Math.abs(values[i]) > HALF_MAX) values[i] = Float.POSITIVE_INFINITY;
    }
    return values;
  }

  private static Stream<StepRun> papers() {
    Rule cautious = ADAM.decay(Decay.cautious(0.1));
    Rule independent = ADAM.decay(Decay.independent(0.001));
    Recipe corrected = Recipe.of(SGD_RULE).average(Average.ema(0.97).biasCorrected());
    return Stream.of(
        paper("adaptive", SGD_RULE, Recipe.of(SGD_RULE).clip(Clip.adaptive(1))),
        paper("lookahead", ADAM, Recipe.of(ADAM).lookahead(5, 0.5)).and("lookahead", FLOAT64),
        paper("cautious", cautious, Recipe.of(cautious)),
        paper("independent", independent, Recipe.of(independent)),
        paper("ema", SGD_RULE, corrected).and("ema", FLOAT64));
  }

  private static Series norm(String name, Tolerance tolerance) {
    return new Series(path(name + ".norm"), "norm", Optimizer::gradientNorm, tolerance);
  }

  private static StepRun paper(String name, Rule rule, Recipe recipe) {
    return run("paper." + name, rule, recipe, FLOAT64);
  }

  private static StepRun float64(String name, Rule rule, Recipe recipe, Series... series) {
    return run(name + ".float64", rule, recipe, FLOAT64, series);
  }

  private static StepRun float32(String name, Rule rule, Recipe recipe) {
    return run(name + ".float32", rule, recipe, FLOAT32);
  }

  private static StepRun run(String name, Rule rule, Recipe recipe, Tolerance p, Series... series) {
    Map<String, Tolerance> rows = new LinkedHashMap<>();
    rows.put("p", p);
    boolean adam = rule.kernel().equals("Adam");
    rule.slots().forEach(slot -> rows.put(slot.name(), tolerance(slot.name(), adam)));
    return new StepRun(path(name), recipe, 1, PLAIN, rows, List.of(series));
  }

  private static Tolerance tolerance(String slot, boolean adam) {
    return slot.equals("h") || adam && slot.equals("v") ? SQUARES : SIGNED;
  }

  private static String path(String name) {
    return "steps/%s.npy".formatted(name);
  }
}
