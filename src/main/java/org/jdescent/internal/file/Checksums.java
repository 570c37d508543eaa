package org.jdescent.internal.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jdescent.MalformedFileException;

/** The checksums in a header, eight hexadecimal digits each. */
final class Checksums {
  static final String OF_HEADER = "crc32c";
  static final String OF_TENSOR = "crc32c:";
  static final String ZEROS = "00000000";
  private static final byte[] FIELD = "\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);

  private Checksums() {}

  static String hex(CRC32C sum) {
    return "%08x".formatted(sum.getValue());
  }

  /** The checksum of a header whose own is still zeros. */
  static String of(byte[] zeroed) {
    CRC32C sum = new CRC32C();
    sum.update(zeroed);
    return hex(sum);
  }

  /** What the header says of a tensor; null if nothing. */
  static String of(Header header, Header.Entry entry) {
    return header.metadata().get(OF_TENSOR + entry.name());
  }

  /** Whether a header has checksums. */
  static boolean areIn(Header header) {
    return header.metadata().containsKey(OF_HEADER);
  }

  /**
   * Proves a header's checksum on its bytes as they are, before anything is made of them. The first
   * field of that name is the one that counts.
   */
  static void prove(byte[] header) throws MalformedFileException {
    int digits = find(header) + FIELD.length;
    int end = digits + ZEROS.length();
    if (digits < FIELD.length || end >= header.length || header[end] != '"') {
      throw new MalformedFileException("there is no checksum of the header");
    }
    CRC32C sum = new CRC32C();
    sum.update(header, 0, digits);
    sum.update(ZEROS.getBytes(StandardCharsets.US_ASCII));
    sum.update(header, end, header.length - end);
    byte[] stored = Arrays.copyOfRange(header, digits, end);
    if (Arrays.equals(stored, hex(sum).getBytes(StandardCharsets.US_ASCII))) return;
    throw new MalformedFileException("the header's checksum is wrong");
  }

  private static int find(byte[] header) {
    for (int at = 0; at + FIELD.length <= header.length; at++) {
      if (Arrays.equals(header, at, at + FIELD.length, FIELD, 0, FIELD.length)) return at;
    }
    return -FIELD.length - 1;
  }
}
