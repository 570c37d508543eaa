package org.jdescent;

import static org.jdescent.golden.Tolerance.SIGNED;
import static org.jdescent.golden.Tolerance.SQUARES;

import java.util.Map;
import java.util.stream.Stream;
import org.jdescent.golden.Tolerance;
import org.jdescent.optimizers.AMSGrad;
import org.jdescent.optimizers.ASGD;
import org.jdescent.optimizers.AdaDelta;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.AdaMax;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.Nesterov;
import org.jdescent.optimizers.RAdam;
import org.jdescent.optimizers.RMSProp;
import org.jdescent.optimizers.RProp;
import org.jdescent.optimizers.SGD;

/** An optimizer of PyTorch, ours, and what is compared of it beside p. */
record TorchPair(String torch, String hyperParameters, Rule rule, Map<String, Tolerance> slots) {
  Optimizer start() {
    return Recipe.of(rule).onMissing(Missing.SKIP).start();
  }

  @Override
  public String toString() {
    return torch + " " + hyperParameters;
  }

  /** All that both sides have. */
  static Stream<TorchPair> all() {
    Map<String, Tolerance> adam = Map.of("exp_avg", SIGNED, "exp_avg_sq", SQUARES);
    Adam.Hyper rule = Adam.torch().learningRate(0.003);
    return Stream.of(
        new TorchPair("Adam", "{\"lr\": 0.003}", rule, adam),
        new TorchPair(
            "AdamW",
            "{\"lr\": 0.003, \"weight_decay\": 0.1}",
            AdamW.defaults().learningRate(0.003).weightDecay(0.1),
            adam),
        new TorchPair(
            "Adagrad",
            "{\"lr\": 0.1, \"initial_accumulator_value\": 0.1}",
            AdaGrad.torch().learningRate(0.1).initialAccumulator(0.1),
            Map.of("sum", SQUARES)),
        new TorchPair(
            "SGD",
            "{\"lr\": 0.01, \"momentum\": 0.9}",
            Momentum.torch(),
            Map.of("momentum_buffer", SIGNED)),
        new TorchPair(
            "SGD",
            "{\"lr\": 0.01, \"momentum\": 0.9, \"nesterov\": true}",
            Nesterov.torch(),
            Map.of("momentum_buffer", SIGNED)),
        new TorchPair(
            "Adam",
            "{\"lr\": 0.003, \"amsgrad\": true}",
            AMSGrad.torch().learningRate(0.003),
            Map.of("exp_avg", SIGNED, "exp_avg_sq", SQUARES, "max_exp_avg_sq", SQUARES)),
        new TorchPair(
            "Adamax", "{}", AdaMax.torch(), Map.of("exp_avg", SIGNED, "exp_inf", SQUARES)),
        new TorchPair(
            "NAdam",
            "{\"foreach\": true}",
            NAdam.defaults(),
            Map.of("exp_avg", SIGNED, "exp_avg_sq", SQUARES, "mu_product", SQUARES)),
        new TorchPair("RAdam", "{}", RAdam.defaults(), adam),
        new TorchPair(
            "Adadelta",
            "{}",
            AdaDelta.torch(),
            Map.of("square_avg", SQUARES, "acc_delta", SQUARES)),
        new TorchPair(
            "ASGD",
            "{\"lr\": 0.01, \"lambd\": 0.1, \"t0\": 10}",
            ASGD.defaults().lambda(0.1).t0(10),
            Map.of("ax", SIGNED)),
        rmsProp("", RMSProp.torch(), Map.of("square_avg", SQUARES)),
        rmsProp(
            ", \"centered\": true",
            RMSProp.torch().centred(true),
            Map.of("square_avg", SQUARES, "grad_avg", SIGNED)),
        rmsProp(
            ", \"momentum\": 0.9",
            RMSProp.torch().velocity(true),
            Map.of("square_avg", SQUARES, "momentum_buffer", SIGNED)),
        rmsProp(
            ", \"centered\": true, \"momentum\": 0.9",
            RMSProp.torch().centred(true).velocity(true),
            Map.of("square_avg", SQUARES, "grad_avg", SIGNED, "momentum_buffer", SIGNED)),
        new TorchPair("Rprop", "{}", RProp.torch(), Map.of("prev", SIGNED, "step_size", SQUARES)),
        new TorchPair("SGD", "{\"lr\": 0.01}", SGD.defaults(), Map.of()));
  }

  private static TorchPair rmsProp(String more, RMSProp.Hyper rule, Map<String, Tolerance> slots) {
    return new TorchPair(
        "RMSprop", "{\"lr\": 0.003%s}".formatted(more), rule.learningRate(0.003), slots);
  }
}
