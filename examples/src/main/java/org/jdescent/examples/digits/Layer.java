package org.jdescent.examples.digits;

import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;

/** A fully connected layer, Y = XW + b, its gradients, and the loss's derivative by Y: delta. */
final class Layer {
  private final Matrix weights;
  private final FloatPointer bias;
  private final FloatBuffer biasView;
  private final Matrix weightGradient;
  private final FloatPointer biasGradient;
  private final Matrix output;
  private final FloatBuffer outputView;
  private final Matrix delta;
  private final FloatBuffer deltaView;
  private final FloatPointer ones;
  private Matrix input;

  /** With He's initialisation: weights of variance 2 / inputs, which keeps ReLU layers in scale. */
  Layer(int inputs, int outputs, int batch, Memory memory, Random random) {
    weights = memory.matrix(inputs, outputs);
    bias = memory.floats(outputs);
    biasView = bias.asBuffer();
    weightGradient = memory.matrix(inputs, outputs);
    biasGradient = memory.floats(outputs);
    output = memory.matrix(batch, outputs);
    outputView = output.data().asBuffer();
    delta = memory.matrix(batch, outputs);
    deltaView = delta.data().asBuffer();
    ones = memory.floats(batch);
    for (int i = 0; i < batch; i++) ones.put(i, 1);
    double scale = Math.sqrt(2.0 / inputs);
    for (int i = 0; i < weights.elements(); i++) {
      weights.data().put(i, (float) (scale * random.nextGaussian()));
    }
  }

  /** XW + b: sgemm adds the product to rows that hold b already. */
  Matrix forward(Matrix x) {
    input = x;
    Matrix y = output.top(x.rows());
    for (int row = 0; row < y.rows(); row++) {
      outputView.put(row * y.columns(), biasView, 0, y.columns());
    }
    y.product(x, weights, 1);
    return y;
  }

  /** Makes the output of the last forward pass max(Y, 0). */
  void rectify(int rows) {
    int count = rows * output.columns();
    for (int i = 0; i < count; i++) outputView.put(i, Math.max(outputView.get(i), 0));
  }

  /** Computes the gradients from delta. */
  void backward(int rows) {
    Matrix dy = delta.top(rows);
    weightGradient.product(input.t(), dy, 0);
    dy.transposedTimes(ones, biasGradient);
  }

  /** Computes this layer's delta from the next one's; none of it passes where the ReLU gave 0. */
  void receive(Layer next, int rows) {
    delta.top(rows).product(next.delta.top(rows), next.weights.t(), 0);
    int count = rows * delta.columns();
    for (int i = 0; i < count; i++) {
      deltaView.put(i, outputView.get(i) > 0 ? deltaView.get(i) : 0);
    }
  }

  Matrix output() {
    return output;
  }

  Matrix delta() {
    return delta;
  }

  Matrix weights() {
    return weights;
  }

  FloatPointer bias() {
    return bias;
  }

  Matrix weightGradient() {
    return weightGradient;
  }

  FloatPointer biasGradient() {
    return biasGradient;
  }
}
