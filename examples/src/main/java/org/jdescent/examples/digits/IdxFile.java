package org.jdescent.examples.digits;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jdescent.examples.DataException;

/**
 * Bytes in the IDX format of the MNIST files.
 *
 * @param sizes of the dimensions
 * @param data the last dimension running fastest
 */
record IdxFile(int[] sizes, byte[] data) {
  /** The magic number's third byte says unsigned bytes; the fourth counts the dimensions. */
  private static final int UNSIGNED_BYTES = 0x0800;

  /** Reads a file, unpacking it if its name ends in .gz. */
  static IdxFile read(Path file, int dimensions) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return read(new DataInputStream(plain), file, dimensions);
    } catch (EOFException e) {
      throw new DataException("'%s' is truncated".formatted(file));
    } catch (ZipException e) {
      throw new DataException("'%s' is no intact gzip file: %s".formatted(file, e.getMessage()));
    }
  }

  private static IdxFile read(DataInputStream in, Path file, int dimensions) throws IOException {
    int expected = UNSIGNED_BYTES | dimensions;
    int magic = in.readInt();
    if (magic != expected) {
      throw new DataException(
          "'%s' must be an IDX file with magic number 0x%08x, got 0x%08x"
              .formatted(file, expected, magic));
    }
    int[] sizes = new int[dimensions];
    long count = 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.readInt();
      if (sizes[i] < 1 || (count *= sizes[i]) >= Integer.MAX_VALUE) {
        throw new DataException(
            "'%s' must have 1 to 2^31 - 2 bytes of data, got sizes %s"
                .formatted(file, Arrays.toString(Arrays.copyOf(sizes, i + 1))));
      }
    }
    byte[] data = in.readNBytes((int) count + 1);
    if (data.length != count) {
      throw new DataException(
          "'%s' must have %d bytes after its header for sizes %s, got %s"
              .formatted(
                  file, count, Arrays.toString(sizes), data.length > count ? "more" : data.length));
    }
    return new IdxFile(sizes, data);
  }
}
