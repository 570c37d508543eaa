package org.jdescent;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Small problems that every optimizer must get to the bottom of. */
enum Task {
  /** x²/20 + y² from (−7, 2). */
  PARABOLA(500, 1e-3, -7, 2) {
    @Override
    double loss(float[] p, float[] g) {
      g[0] = p[0] / 10;
      g[1] = 2 * p[1];
      return p[0] * p[0] / 20 + p[1] * p[1];
    }
  },

  /** (1 − x)² + 100(y − x²)² from (−1.2, 1), as Rosenbrock 1960 began. */
  ROSENBROCK(5000, 1e-2, -1.2f, 1) {
    @Override
    double loss(float[] p, float[] g) {
      float valley = p[1] - p[0] * p[0];
      g[0] = -2 * (1 - p[0]) - 400 * p[0] * valley;
      g[1] = 200 * valley;
      return (1 - p[0]) * (1 - p[0]) + 100 * valley * valley;
    }
  },

  /** A network of four tanh units learns exclusive or: 17 weights. */
  NETWORK(2000, 1e-2, Values.ordinary(17, 5)) {
    @Override
    double loss(float[] p, float[] g) {
      Arrays.fill(g, 0);
      double loss = 0;
      for (int k = 0; k < 4; k++) {
        float[] in = {k & 1, k >> 1, 1};
        float[] hidden = new float[4];
        float out = p[16];
        for (int h = 0; h < 4; h++) {
          float sum = 0;
          for (int i = 0; i < 3; i++) sum += p[3 * h + i] * in[i];
          hidden[h] = (float) Math.tanh(sum);
          out += p[12 + h] * hidden[h];
        }
        float error = out - (k == 1 || k == 2 ? 1 : 0);
        loss += error * error / 4;
        g[16] += error / 2;
        for (int h = 0; h < 4; h++) {
          g[12 + h] += error / 2 * hidden[h];
          float slope = error / 2 * p[12 + h] * (1 - hidden[h] * hidden[h]);
          for (int i = 0; i < 3; i++) g[3 * h + i] += slope * in[i];
        }
      }
      return loss;
    }
  };

  private static final int WARMUP = 100;

  final double bottom;
  private final int steps;
  private final float[] start;

  Task(int steps, double bottom, float... start) {
    this.steps = steps;
    this.bottom = bottom;
    this.start = start;
  }

  /** The loss at p, and its gradient. */
  abstract double loss(float[] p, float[] g);

  /** The loss at the end of a training at this rate, which warms up and cools down to 0. */
  double train(Rule rule, double rate) {
    float[] p = start.clone();
    float[] g = new float[p.length];
    Schedule schedule = Schedule.cosine(rate, 0, steps - WARMUP).warmup(WARMUP);
    try (FloatPointer params = new FloatPointer(p);
        FloatPointer grads = new FloatPointer(g);
        Optimizer optimizer = Catalog.start(rule.learningRate(schedule))) {
      for (int i = 0; i < steps; i++) {
        loss(p, g);
        grads.put(g);
        optimizer.update(row(params), row(grads));
        params.get(p);
      }
      if (rule.evaluated() != null) optimizer.slots("p").get(rule.evaluated()).get(p);
    }
    return loss(p, g);
  }

  /** As a matrix, which some rules treat otherwise than a vector. */
  private static ParameterSet row(FloatPointer data) {
    return ParameterSet.of(new Parameter("p", data, 1, data.limit()));
  }
}
