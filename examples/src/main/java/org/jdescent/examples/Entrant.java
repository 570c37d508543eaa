package org.jdescent.examples;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;
import org.jdescent.Evaluation;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.optimizers.ADOPT;
import org.jdescent.optimizers.AMSGrad;
import org.jdescent.optimizers.ASGD;
import org.jdescent.optimizers.AdEMAMix;
import org.jdescent.optimizers.AdaBelief;
import org.jdescent.optimizers.AdaDelta;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.AdaMax;
import org.jdescent.optimizers.Adafactor;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamMini;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Adan;
import org.jdescent.optimizers.AggMo;
import org.jdescent.optimizers.CautiousAdamW;
import org.jdescent.optimizers.DAdaptAdam;
import org.jdescent.optimizers.FTRL;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.LARS;
import org.jdescent.optimizers.Lion;
import org.jdescent.optimizers.MARS;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.NAdamW;
import org.jdescent.optimizers.Nesterov;
import org.jdescent.optimizers.NovoGrad;
import org.jdescent.optimizers.Prodigy;
import org.jdescent.optimizers.QHAdam;
import org.jdescent.optimizers.RAdam;
import org.jdescent.optimizers.RMSProp;
import org.jdescent.optimizers.RProp;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.SM3;
import org.jdescent.optimizers.ScheduleFreeAdamW;
import org.jdescent.optimizers.ScheduleFreeSGD;
import org.jdescent.optimizers.SignSGD;
import org.jdescent.optimizers.Signum;
import org.jdescent.optimizers.StableAdamW;
import org.jdescent.optimizers.Yogi;
import org.jdescent.schedules.Constant;

/**
 * An optimizer as it enters the comparisons of all.
 *
 * @param rule its hyper-parameters in every comparison, but for the learning rate, which on the
 *     functions of the gallery the program looks for itself
 * @param digitsRate its learning rate on the digits, which {@code digits --tune --seed 2} found
 */
public record Entrant(Rule rule, double digitsRate) {
  /**
   * Every optimizer of the catalogue but for those that {@linkplain #takesMatrices take matrices},
   * a line each, in the order of a dictionary.
   */
  public static final List<Entrant> ALL =
      List.of(
          new Entrant(AdaBelief.defaults(), 0.001),
          new Entrant(AdaDelta.defaults(), 0.5),
          new Entrant(Adafactor.defaults(), 0.01),
          new Entrant(AdaGrad.defaults(), 0.02),
          new Entrant(Adam.defaults(), 0.001),
          new Entrant(AdaMax.defaults(), 0.005),
          new Entrant(AdamMini.defaults(), 0.0005),
          new Entrant(AdamW.defaults(), 0.0005),
          new Entrant(Adan.defaults(), 0.002),
          new Entrant(AdEMAMix.defaults(), 0.0005),
          new Entrant(ADOPT.defaults(), 0.001),
          new Entrant(AggMo.defaults(), 0.005),
          new Entrant(AMSGrad.defaults(), 0.001),
          new Entrant(ASGD.defaults(), 0.2),
          new Entrant(CautiousAdamW.defaults(), 0.0005),
          new Entrant(DAdaptAdam.defaults(), 0.1),
          new Entrant(FTRL.defaults(), 0.1),
          new Entrant(LAMB.defaults(), 0.002),
          new Entrant(LARS.defaults(), 1),
          new Entrant(Lion.defaults(), 0.0001),
          new Entrant(MARS.defaults(), 0.001),
          new Entrant(Momentum.defaults(), 0.02),
          new Entrant(NAdam.defaults(), 0.001),
          new Entrant(NAdamW.defaults(), 0.0005),
          new Entrant(Nesterov.defaults(), 0.05),
          new Entrant(NovoGrad.defaults(), 0.005),
          new Entrant(Prodigy.defaults(), 1),
          new Entrant(QHAdam.defaults(), 0.001),
          new Entrant(RAdam.defaults(), 0.002),
          new Entrant(RMSProp.defaults(), 0.001),
          new Entrant(RProp.defaults(), 0.0002),
          new Entrant(ScheduleFreeAdamW.defaults(), 0.002),
          new Entrant(ScheduleFreeSGD.defaults(), 0.5),
          new Entrant(SGD.defaults(), 0.2),
          new Entrant(SignSGD.defaults(), 0.0005),
          new Entrant(Signum.defaults(), 0.0002),
          new Entrant(SM3.defaults(), 0.02),
          new Entrant(StableAdamW.defaults(), 0.001),
          new Entrant(Yogi.defaults(), 0.01));

  /** The optimizer's name. */
  public String name() {
    return rule.getClass().getEnclosingClass().getSimpleName();
  }

  /** Whether it can train matrices only, as {@code digits --matrices} has them do. */
  public boolean takesMatrices() {
    return rule.side(2, 2) > 0;
  }

  /** The hyper-parameters that stay as they are: beta1 0.9, beta2 0.999. */
  public String settings() {
    StringJoiner settings = new StringJoiner(", ").setEmptyValue("–");
    for (RecordComponent component : rule.getClass().getRecordComponents()) {
      String name = component.getName();
      if (name.equals("learningRate") || name.equals("tiny")) continue;
      Object value = value(component);
      if (value instanceof Boolean on) {
        if (on) settings.add(name);
      } else {
        settings.add(name + " " + text(value));
      }
    }
    return settings.toString();
  }

  private Object value(RecordComponent component) {
    try {
      return component.getAccessor().invoke(rule);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Constant constant) return Numbers.exact(constant.value());
    return value instanceof Double number ? Numbers.exact(number) : value.toString();
  }

  /** A new optimizer with this learning rate. */
  public Optimizer start(Schedule learningRate) {
    return Recipe.of(rule.learningRate(learningRate)).start();
  }

  /**
   * A scope in which parameters are what the rule is to be judged by: weights that it keeps for
   * evaluation, if it keeps any.
   */
  public Evaluation evaluate(Optimizer optimizer) {
    return rule.evaluated() == null ? () -> {} : optimizer.evaluate();
  }
}
