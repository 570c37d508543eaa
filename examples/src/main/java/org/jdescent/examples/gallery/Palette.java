package org.jdescent.examples.gallery;

import java.awt.Color;

/** Colours of the pictures. */
final class Palette {
  static final Color INK = new Color(0x222222);
  static final Color FRAME = new Color(0x8A97A5);

  /** A picture of few colours makes a small file. */
  private static final int SHADES = 24;

  private static final Color VALLEY = Color.WHITE;
  private static final Color HEIGHT = new Color(0x86A3BF);
  private static final Color FIRST = new Color(0xF28C1E);
  private static final Color MIDDLE = new Color(0xC2163A);
  private static final Color LAST = new Color(0x4A0A77);

  private Palette() {}

  /** From a valley, 0, to the heights, 1. */
  static Color ground(double height) {
    return mix(VALLEY, HEIGHT, height);
  }

  /** From the first step, 0, to the last, 1; darker and darker, for those who see no colours. */
  static Color step(double progress) {
    double shade = Math.floor(progress * SHADES) / SHADES;
    return shade < 0.5 ? mix(FIRST, MIDDLE, 2 * shade) : mix(MIDDLE, LAST, 2 * shade - 1);
  }

  private static Color mix(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
        (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }
}
