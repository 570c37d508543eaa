package org.jdescent.examples;

import java.awt.Color;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.jdescent.Optimizer;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The optimizers compared, each with one look in every figure; the colours are Okabe and Ito's. */
public enum Contender {
  /** Plain gradient descent. */
  SGD(
      "SGD",
      0x0072B2,
      SeriesMarkers.CIRCLE,
      org.jdescent.optimizers.SGD::new,
      org.jdescent.optimizers.SGD::new),
  /** Gradient descent with momentum. */
  MOMENTUM("Momentum", 0xE69F00, SeriesMarkers.CROSS, Momentum::new, Momentum::new),
  /** Step sizes that shrink with the gradients seen. */
  ADAGRAD("AdaGrad", 0x009E73, SeriesMarkers.SQUARE, AdaGrad::new, AdaGrad::new),
  /** Adaptive moments. */
  ADAM("Adam", 0xD55E00, SeriesMarkers.DIAMOND, Adam::new, Adam::new);

  private final String title;
  private final Color color;
  private final Marker marker;
  private final Supplier<Optimizer> defaults;
  private final DoubleFunction<Optimizer> withRate;

  Contender(
      String title,
      int rgb,
      Marker marker,
      Supplier<Optimizer> defaults,
      DoubleFunction<Optimizer> withRate) {
    this.title = title;
    this.color = new Color(rgb);
    this.marker = marker;
    this.defaults = defaults;
    this.withRate = withRate;
  }

  /** A new optimizer with its defaults. */
  public Optimizer start() {
    return defaults.get();
  }

  /** A new optimizer with this learning rate. */
  public Optimizer start(double learningRate) {
    return withRate.apply(learningRate);
  }

  /** The name to show. */
  public String title() {
    return title;
  }

  /** The colour in every figure. */
  public Color color() {
    return color;
  }

  /** The marker in every figure. */
  public Marker marker() {
    return marker;
  }
}
