package org.jdescent.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes images of few colours and many shades with a byte for each pixel. */
public final class SmallPng {
  private static final int MOST = 256;

  private SmallPng() {}

  /** Every pixel gets a colour so near its own that 256 of them are enough. */
  public static void write(BufferedImage image, Path file) throws IOException {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) counts.merge(pixel, 1, Integer::sum);
    List<Integer> colors = new ArrayList<>(counts.keySet());
    colors.sort(
        Comparator.<Integer>comparingInt(counts::get).reversed().thenComparingInt(color -> color));
    List<Integer> palette = palette(colors);
    Map<Integer, Integer> places = new HashMap<>();
    for (int color : colors) places.put(color, nearest(color, palette));
    BufferedImage indexed =
        new BufferedImage(
            width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = places.get(pixels[i]).byteValue();
    indexed.getRaster().setDataElements(0, 0, width, image.getHeight(), bytes);
    try (var out = Files.newOutputStream(file)) {
      ImageIO.write(indexed, "png", out);
    }
  }

  /** The commonest colours that are so far apart, and near to all others. */
  private static List<Integer> palette(List<Integer> colors) {
    for (int apart = 1; ; apart++) {
      List<Integer> palette = new ArrayList<>();
      for (int color : colors) {
        if (palette.size() > MOST) break;
        int near = palette.isEmpty() ? 0 : palette.get(nearest(color, palette));
        if (palette.isEmpty() || squaredDistance(color, near) >= apart * apart) palette.add(color);
      }
      if (palette.size() <= MOST) return palette;
    }
  }

  private static int nearest(int color, List<Integer> palette) {
    int best = 0;
    for (int i = 1; i < palette.size(); i++) {
      if (squaredDistance(color, palette.get(i)) < squaredDistance(color, palette.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static int squaredDistance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }

  private static IndexColorModel model(List<Integer> palette) {
    int[] colors = palette.stream().mapToInt(Integer::intValue).toArray();
    return new IndexColorModel(
        8, colors.length, colors, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
  }
}
