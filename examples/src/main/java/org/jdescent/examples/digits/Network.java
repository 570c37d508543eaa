package org.jdescent.examples.digits;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** A network of fully connected ReLU layers that scores images of digits. */
public final class Network implements AutoCloseable {
  private final Memory memory = new Memory();
  private final Layer[] layers;
  private final FloatBuffer scores;
  private final FloatBuffer scoresDelta;
  private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
  private final ParameterSet params;
  private final ParameterSet grads;
  private double loss;

  /** Of 784-100-100-100-100-10, with random weights, W1, b1, W2 and so on. */
  public Network(int batch, Random random) {
    this(batch, random, 100, 100, 100, 100);
  }

  /**
   * Of any widths.
   *
   * @param batch the most images in a batch
   * @param hidden the widths of the hidden layers
   */
  Network(int batch, Random random, int... hidden) {
    layers = new Layer[hidden.length + 1];
    List<Parameter> parameters = new ArrayList<>();
    List<Parameter> gradients = new ArrayList<>();
    for (int i = 0; i < layers.length; i++) {
      int inputs = i == 0 ? DigitSet.PIXELS : hidden[i - 1];
      int outputs = i < hidden.length ? hidden[i] : DigitSet.CLASSES;
      Layer layer = layers[i] = new Layer(inputs, outputs, batch, memory, random);
      parameters.add(layer.weights().as("W" + (i + 1)));
      parameters.add(new Parameter("b" + (i + 1), layer.bias(), outputs));
      gradients.add(layer.weightGradient().as("W" + (i + 1)));
      gradients.add(new Parameter("b" + (i + 1), layer.biasGradient(), outputs));
    }
    params = ParameterSet.of(parameters.toArray(Parameter[]::new));
    grads = ParameterSet.of(gradients.toArray(Parameter[]::new));
    scores = layers[hidden.length].output().data().asBuffer();
    scoresDelta = layers[hidden.length].delta().data().asBuffer();
  }

  /** The parameters, weights as matrices of inputs × outputs. */
  public ParameterSet params() {
    return params;
  }

  /** The gradient of the mean loss over a batch; valid until the next call. */
  public ParameterSet gradient(Batch batch) {
    forward(batch);
    loss = crossEntropy.loss(scores, batch, scoresDelta);
    for (int i = layers.length - 1; i >= 0; i--) {
      layers[i].backward(batch.size());
      if (i > 0) layers[i - 1].receive(layers[i], batch.size());
    }
    return grads;
  }

  /** The mean loss over the batch of the last gradient. */
  public double loss() {
    return loss;
  }

  /** The share of images whose largest score is that of their label. */
  double accuracy(DigitSet set, Batch batch) {
    int right = 0;
    for (int from = 0; from < set.size(); from += batch.size()) {
      batch.take(set, from);
      forward(batch);
      for (int i = 0; i < batch.size(); i++) {
        int guess = SoftmaxCrossEntropy.largest(scores, i * DigitSet.CLASSES);
        if (guess == batch.label(i)) right++;
      }
    }
    return (double) right / set.size();
  }

  private void forward(Batch batch) {
    Matrix signal = batch.images();
    for (int i = 0; i < layers.length; i++) {
      signal = layers[i].forward(signal);
      if (i < layers.length - 1) layers[i].rectify(batch.size());
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
