package org.jdescent.examples.digits;

import java.nio.FloatBuffer;

/** The mean of -log softmax(y)[label] over the rows of a batch, and its derivative. */
final class SoftmaxCrossEntropy {
  private final double[] shares = new double[DigitSet.CLASSES];

  /** The loss; writes its derivative by the scores. */
  double loss(FloatBuffer scores, Batch batch, FloatBuffer derivative) {
    double sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      int start = row * shares.length;
      softmax(scores, start);
      sum -= StrictMath.log(Math.max(shares[batch.label(row)], Double.MIN_NORMAL));
      shares[batch.label(row)] -= 1;
      for (int i = 0; i < shares.length; i++) {
        derivative.put(start + i, (float) (shares[i] / batch.size()));
      }
    }
    return sum / batch.size();
  }

  /** Relative to the largest score, so that nothing overflows. */
  private void softmax(FloatBuffer scores, int start) {
    float largest = scores.get(start + largest(scores, start));
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = StrictMath.exp(scores.get(start + i) - largest);
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) shares[i] /= total;
  }

  /** Which of a row's scores is the largest. */
  static int largest(FloatBuffer scores, int start) {
    int best = 0;
    for (int i = 1; i < DigitSet.CLASSES; i++) {
      if (scores.get(start + i) > scores.get(start + best)) best = i;
    }
    return best;
  }
}
