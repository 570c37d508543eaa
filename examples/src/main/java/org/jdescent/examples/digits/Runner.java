package org.jdescent.examples.digits;

import java.awt.Color;
import java.util.List;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.examples.Entrant;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.NorMuon;
import org.jdescent.optimizers.SOAP;
import org.jdescent.optimizers.Shampoo;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Who takes part in the race to AdamW's loss: AdamW, or a rule for matrices with AdamW beside it.
 *
 * @param entrant its hyper-parameters, and the middle of the learning rates that are tried
 * @param color in the figure
 * @param marker in the figure
 */
record Runner(Entrant entrant, Color color, Marker marker) {
  static final Runner ADAMW = of(AdamW.defaults(), 0.001, 0x0072B2, SeriesMarkers.CIRCLE);

  /** AdamW first. */
  static final List<Runner> ALL =
      List.of(
          ADAMW,
          of(Muon.defaults(), 0.005, 0xD55E00, SeriesMarkers.DIAMOND),
          of(NorMuon.defaults(), 0.002, 0xE69F00, SeriesMarkers.CROSS),
          of(Shampoo.defaults().edge(128), 0.001, 0xCC79A7, SeriesMarkers.TRIANGLE_UP),
          of(SOAP.defaults(), 0.002, 0x009E73, SeriesMarkers.SQUARE));

  private static Runner of(Rule rule, double middle, int rgb, Marker marker) {
    return new Runner(new Entrant(rule, middle), new Color(rgb), marker);
  }

  String name() {
    return entrant.name();
  }

  /**
   * A new optimizer.
   *
   * @param rate its learning rate
   * @param rest that of AdamW, to which a rule for matrices leaves the biases and the last layer
   */
  Optimizer start(double rate, double rest) {
    Rule rule = entrant.rule().learningRate(Schedule.constant(rate));
    if (!entrant.takesMatrices()) return Recipe.of(rule).start();
    return Recipe.of(AdamW.defaults().learningRate(rest))
        .hiddenMatrices(rule, parameter -> parameter.shape()[1] == DigitSet.CLASSES)
        .start();
  }
}
