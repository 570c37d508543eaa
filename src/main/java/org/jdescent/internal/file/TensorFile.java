package org.jdescent.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A safetensors file with checksums: in its metadata there is a CRC-32C for every tensor and one
 * for the header, which counts itself as zeros. Numbers go between memory and file as they lie.
 */
public final class TensorFile implements Closeable {
  private static final String OF_HEADER = "crc32c";
  private static final String OF_TENSOR = "crc32c:";
  private static final String ZEROS = "00000000";

  private final Path path;
  private final FileChannel channel;
  private final Header header;
  private final long dataStart;

  /**
   * Native memory that a file has a copy of.
   *
   * @param type as safetensors calls it, for example F32
   */
  public record Tensor(String name, String type, List<Long> shape, long address, long bytes) {}

  /** Writes a file, streaming from native memory. */
  public static void write(AtomicFile file, Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.put(OF_HEADER, ZEROS);
    List<Header.Entry> entries = new ArrayList<>();
    long end = 0;
    for (Tensor t : tensors) {
      all.put(OF_TENSOR + t.name, ZEROS);
      long begin = end;
      end = Math.addExact(end, t.bytes);
      entries.add(new Header.Entry(t.name, t.type, t.shape, begin, end));
    }
    long dataStart = Long.BYTES + new Header(all, entries).toBytes().length;
    file.write(
        sink -> {
          long at = dataStart;
          for (Tensor t : tensors) {
            long begin = at;
            CRC32C sum = new CRC32C();
            Memory.forEach(
                t.address,
                t.bytes,
                (piece, offset) -> {
                  sum.update(piece.duplicate());
                  sink.write(piece, begin + offset);
                });
            all.put(OF_TENSOR + t.name, hex(sum));
            at += t.bytes;
          }
          all.put(OF_HEADER, checksum(new Header(all, entries)));
          byte[] bytes = new Header(all, entries).toBytes();
          ByteBuffer front = ByteBuffer.allocate(Long.BYTES + bytes.length);
          front.order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length).put(bytes).flip();
          sink.write(front, 0);
        });
  }

  private static String hex(CRC32C sum) {
    return "%08x".formatted(sum.getValue());
  }

  private static String checksum(Header header) {
    Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
    metadata.put(OF_HEADER, ZEROS);
    CRC32C sum = new CRC32C();
    sum.update(new Header(metadata, header.tensors()).toBytes());
    return hex(sum);
  }

  /**
   * Opens a file that {@link #write} made, and proves its header.
   *
   * @throws MalformedFileException if it is not safetensors, or its checksum is missing or wrong
   */
  public static TensorFile open(Path path) throws IOException {
    return new TensorFile(path);
  }

  private TensorFile(Path path) throws IOException {
    this.path = path;
    channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      ByteBuffer front = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      readFully(front, 0);
      long length = front.flip().getLong();
      long most = Math.min(Header.LONGEST, channel.size() - Long.BYTES);
      if (length < 2 || length > most) {
        throw new MalformedFileException(
            "%s: the header's length must be 2 to %d, got %s"
                .formatted(path, most, Long.toUnsignedString(length)));
      }
      byte[] bytes = new byte[(int) length];
      readFully(ByteBuffer.wrap(bytes), Long.BYTES);
      dataStart = Long.BYTES + length;
      header = Header.parse(ByteBuffer.wrap(bytes), channel.size() - dataStart);
      proveChecksum(bytes);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Replaces the checksum in the bytes as they are, so that no other way to write them passes. */
  private void proveChecksum(byte[] bytes) throws MalformedFileException {
    String stored = header.metadata().getOrDefault(OF_HEADER, "");
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String field = "\"%s\":\"%s\"".formatted(OF_HEADER, stored);
    int at = text.indexOf(field);
    if (at >= 0 && stored.length() == ZEROS.length()) {
      int begin = at + field.length() - 1 - ZEROS.length();
      Arrays.fill(bytes, begin, begin + ZEROS.length(), (byte) '0');
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      if (hex(sum).equals(stored)) return;
    }
    throw new MalformedFileException("%s: the header's checksum is wrong".formatted(path));
  }

  /** What is in the file. */
  public Header header() {
    return header;
  }

  /**
   * Reads a tensor into native memory of its size.
   *
   * @throws MalformedFileException if its checksum is wrong; the memory is written all the same
   */
  public void read(Header.Entry entry, long address) throws IOException {
    CRC32C sum = new CRC32C();
    Memory.forEach(
        address,
        entry.bytes(),
        (piece, offset) -> {
          readFully(piece.duplicate(), dataStart + entry.begin() + offset);
          sum.update(piece);
        });
    if (!hex(sum).equals(header.metadata().get(OF_TENSOR + entry.name()))) {
      throw new MalformedFileException(
          "%s: the checksum of tensor '%s' is wrong".formatted(path, entry.name()));
    }
  }

  private void readFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      int count = channel.read(bytes, at);
      if (count < 0) throw new MalformedFileException("%s ends too early".formatted(path));
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
