package org.jdescent.examples;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.Evaluation;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.jdescent.Schedule;
import org.jdescent.optimizers.Adam;

/** The loop of an ordinary training: AdamW that warms up and cools down, clipped, and averaged. */
public final class Practitioner {
  private Practitioner() {}

  /** Prints how a line through noisy points comes closer to the truth. */
  public static void main(String[] args) {
    Schedule rate = Schedule.cosine(0.05, 0, 950).warmup(50);
    Recipe recipe =
        Recipe.of(Adam.torch().learningRate(rate).decay(Decay.decoupled(0.01)))
            .exemptFromDecay() // biases and norms
            .clip(Clip.globalNorm(1))
            .average(Average.ema(0.97));
    try (Line line = new Line(32);
        Optimizer optimizer = recipe.start()) {
      for (int step = 1; step <= 1000; step++) {
        line.computeGradients();
        optimizer.update(line.params, line.grads);
        if (step % 200 != 0) continue;
        double error = line.error();
        try (Evaluation averaged = optimizer.evaluate("ema")) {
          System.out.printf("step %4d: error %.4f, averaged %.4f%n", step, error, line.error());
        }
      }
    }
  }

  /** y = w·x + b in many dimensions, to be found from a few noisy points at a time. */
  private static final class Line implements AutoCloseable {
    private static final int BATCH = 16;
    private static final float TRUTH = 1; // every weight's, and the bias's
    private final Random random = new Random(1);
    private final FloatPointer weight;
    private final FloatPointer bias = new FloatPointer(new float[1]);
    private final FloatPointer weightGradient;
    private final FloatPointer biasGradient = new FloatPointer(new float[1]);
    private final int inputs;
    private final ParameterSet params;
    private final ParameterSet grads;

    Line(int inputs) {
      this.inputs = inputs;
      weight = new FloatPointer(new float[inputs]);
      weightGradient = new FloatPointer(new float[inputs]);
      params = set(weight, bias);
      grads = set(weightGradient, biasGradient);
    }

    private ParameterSet set(FloatPointer w, FloatPointer b) {
      return ParameterSet.of(
          new Parameter("line.weight", w, 1, inputs), new Parameter("line.bias", b, 1));
    }

    /** Of half the mean square over a new batch. */
    void computeGradients() {
      float[] sum = new float[inputs + 1];
      for (int point = 0; point < BATCH; point++) {
        float[] x = new float[inputs + 1];
        for (int i = 0; i < inputs; i++) x[i] = (float) random.nextGaussian();
        x[inputs] = 1;
        double residual = random.nextGaussian();
        for (int i = 0; i < x.length; i++) residual += (value(i) - TRUTH) * x[i];
        for (int i = 0; i < x.length; i++) sum[i] += (float) (residual * x[i] / BATCH);
      }
      weightGradient.put(sum, 0, inputs);
      biasGradient.put(0, sum[inputs]);
    }

    /** The distance from the truth. */
    double error() {
      double squares = 0;
      for (int i = 0; i <= inputs; i++) squares += Math.pow(value(i) - TRUTH, 2);
      return Math.sqrt(squares);
    }

    private float value(int i) {
      return i < inputs ? weight.get(i) : bias.get(0);
    }

    @Override
    public void close() {
      weight.close();
      bias.close();
      weightGradient.close();
      biasGradient.close();
    }
  }
}
