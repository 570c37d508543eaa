package org.jdescent.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An array from a NumPy file of format version 1.0: little-endian floats in C order, nothing else.
 *
 * @param shape the sizes of the dimensions
 * @param values all elements; float32 is widened, which is exact
 */
public record NpyArray(List<Integer> shape, double[] values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f([48])', 'fortran_order': False, "
              + "'shape': \\((\\d+,|\\d+(, \\d+)+)\\), \\} *\n");

  /**
   * Reads a file of the golden folder.
   *
   * @param file its path within the folder
   * @throws AssertionError if it is missing or not such an array
   */
  public static NpyArray read(String file) {
    try (InputStream in = NpyArray.class.getResourceAsStream("/golden/" + file)) {
      if (in == null) throw new AssertionError("golden file is missing: " + file);
      return parse(file, ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static NpyArray parse(String file, ByteBuffer bytes) {
    require(bytes.remaining() > MAGIC.length + Short.BYTES, file, "is too short");
    byte[] magic = new byte[MAGIC.length];
    bytes.get(magic);
    require(Arrays.equals(magic, MAGIC), file, "is not NumPy format 1.0");
    int length = Short.toUnsignedInt(bytes.getShort());
    require(bytes.remaining() >= length, file, "is too short");
    byte[] text = new byte[length];
    bytes.get(text);
    Matcher header = HEADER.matcher(new String(text, StandardCharsets.ISO_8859_1));
    require(header.matches(), file, "has another header than <f4 or <f8 in C order");
    List<Integer> shape = Stream.of(header.group(2).split(",\\s*")).map(Integer::valueOf).toList();
    int width = Integer.parseInt(header.group(1));
    double[] values = new double[shape.stream().reduce(1, Math::multiplyExact)];
    boolean complete = bytes.remaining() == (long) values.length * width;
    require(complete, file, "has not the bytes of shape " + shape);
    for (int i = 0; i < values.length; i++) {
      values[i] = width == Float.BYTES ? bytes.getFloat() : bytes.getDouble();
    }
    return new NpyArray(shape, values);
  }

  private static void require(boolean condition, String file, String otherwise) {
    if (!condition) throw new AssertionError("golden file %s %s".formatted(file, otherwise));
  }
}
