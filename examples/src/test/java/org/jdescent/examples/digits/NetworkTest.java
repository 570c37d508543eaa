package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final int[] HIDDEN = {6, 5};
  private static final int BATCH = 4;
  private static final double STEP = 1e-6;

  private final DigitSet digits = Handwriting.write(BATCH, 1);

  /** Central differences of the same network written in double precision. */
  @Test
  void gradientIsThatOfTheLoss() {
    try (Network network = new Network(BATCH, new Random(1), HIDDEN);
        Batch batch = new Batch(BATCH)) {
      batch.take(digits, 0);
      Map<String, FloatPointer> grads = network.gradient(batch).pointers();
      Map<String, double[]> params = new HashMap<>();
      network.params().pointers().forEach((name, values) -> params.put(name, doubles(values)));
      assertEquals(loss(params), network.loss(), 1e-6);
      params.forEach((name, values) -> checkGradient(params, name, grads.get(name)));
    }
  }

  @Test
  void shortBatchesCountOnlyTheirImages() {
    try (Network network = new Network(BATCH, new Random(1), HIDDEN);
        Network larger = new Network(3 * BATCH, new Random(1), HIDDEN);
        Batch batch = new Batch(BATCH);
        Batch unfilled = new Batch(3 * BATCH)) {
      batch.take(digits, 0);
      unfilled.take(digits, 0);
      double[] full = doubles(network.gradient(batch).get("W2").data());
      double[] part = doubles(larger.gradient(unfilled).get("W2").data());
      for (int i = 0; i < full.length; i++) assertEquals(full[i], part[i], 1e-6);
      assertEquals(network.accuracy(digits, batch), larger.accuracy(digits, unfilled));
    }
  }

  private void checkGradient(Map<String, double[]> params, String name, FloatPointer gradient) {
    double[] values = params.get(name);
    for (int i = 0; i < values.length; i += 7) {
      double value = values[i];
      values[i] = value + STEP;
      double above = loss(params);
      values[i] = value - STEP;
      double below = loss(params);
      values[i] = value;
      String place = name + "[" + i + "]";
      assertEquals((above - below) / (2 * STEP), gradient.get(i), 1e-5, place);
    }
  }

  private double loss(Map<String, double[]> params) {
    double sum = 0;
    for (int image = 0; image < BATCH; image++) {
      double[] signal = new double[DigitSet.PIXELS];
      for (int i = 0; i < signal.length; i++) {
        signal[i] = (digits.pixels()[image * DigitSet.PIXELS + i] & 0xFF) / 255.0;
      }
      for (int layer = 1; layer <= HIDDEN.length + 1; layer++) {
        double[] sums = affine(signal, params.get("W" + layer), params.get("b" + layer));
        signal = layer > HIDDEN.length ? sums : rectified(sums);
      }
      double total = 0;
      for (double score : signal) total += Math.exp(score);
      sum += Math.log(total) - signal[digits.labels()[image]];
    }
    return sum / BATCH;
  }

  private static double[] affine(double[] x, double[] weights, double[] bias) {
    double[] y = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) y[j] += x[i] * weights[i * y.length + j];
    }
    return y;
  }

  private static double[] rectified(double[] values) {
    for (int i = 0; i < values.length; i++) values[i] = Math.max(values[i], 0);
    return values;
  }

  private static double[] doubles(FloatPointer values) {
    double[] copy = new double[(int) values.limit()];
    for (int i = 0; i < copy.length; i++) copy[i] = values.get(i);
    return copy;
  }
}
