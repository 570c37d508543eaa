package org.jdescent.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jdescent.MalformedFileException;

/**
 * A safetensors file. With checksums it has in its metadata a CRC-32C for every tensor and one for
 * the header, which counts itself as zeros. Numbers go between memory and file as they lie.
 */
public final class TensorFile implements TensorSource, Closeable {
  private final FileChannel channel;
  private final Header header;
  private final long dataStart;

  /** Writes a file with checksums, streaming from native memory. */
  public static void write(AtomicFile file, Tensors tensors) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(tensors.header().metadata());
    metadata.put(Checksums.OF_HEADER, Checksums.ZEROS);
    for (Tensors.Tensor t : tensors.all()) {
      metadata.put(Checksums.OF_TENSOR + t.name(), Checksums.ZEROS);
    }
    Header header = new Header(metadata, tensors.header().tensors());
    byte[] zeroed = header.toBytes();
    Header.parse(zeroed, header.dataBytes()); // nothing is written that could not be read again
    long dataStart = Long.BYTES + zeroed.length;
    file.write(
        sink -> {
          long at = dataStart;
          for (Tensors.Tensor t : tensors.all()) {
            long begin = at;
            CRC32C sum = new CRC32C();
            Memory.forEach(
                t.address(),
                t.bytes(),
                (piece, offset) -> {
                  sum.update(piece.duplicate());
                  sink.write(piece, begin + offset);
                });
            metadata.put(Checksums.OF_TENSOR + t.name(), Checksums.hex(sum));
            at += t.bytes();
          }
          metadata.put(Checksums.OF_HEADER, Checksums.of(header.toBytes()));
          byte[] bytes = header.toBytes();
          ByteBuffer front = ByteBuffer.allocate(Long.BYTES + bytes.length);
          front.order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length).put(bytes).flip();
          sink.write(front, 0);
        });
  }

  /**
   * Opens a file that {@link #write} made, and proves its header.
   *
   * @throws MalformedFileException if it is not safetensors, or its checksum is missing or wrong
   */
  public static TensorFile open(Path path) throws IOException {
    return new TensorFile(path, true);
  }

  /** As {@link #open}, for files that others made, too, which have no checksums. */
  public static TensorFile openForeign(Path path) throws IOException {
    return new TensorFile(path, false);
  }

  private TensorFile(Path path, boolean checked) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      byte[] bytes = readHeader();
      dataStart = Long.BYTES + bytes.length;
      if (checked) Checksums.prove(bytes);
      header = Header.parse(bytes, channel.size() - dataStart);
      if (!checked && Checksums.areIn(header)) Checksums.prove(bytes);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private byte[] readHeader() throws IOException {
    ByteBuffer front = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(front, 0);
    long length = front.flip().getLong();
    long most = Math.min(Header.LONGEST, channel.size() - Long.BYTES);
    if (length < 2 || length > most) {
      throw new MalformedFileException(
          "the header's length must be 2 to %d, got %s"
              .formatted(most, Long.toUnsignedString(length)));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    for (int piece = Memory.PIECE; bytes.position() < length; piece += Memory.PIECE) {
      readFully(bytes.limit((int) Math.min(piece, length)), Long.BYTES + bytes.position());
    }
    return bytes.array();
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void read(Header.Entry entry, long address) throws IOException {
    CRC32C sum = new CRC32C();
    Memory.forEach(
        address,
        entry.bytes(),
        (piece, offset) -> {
          readFully(piece.duplicate(), dataStart + entry.begin() + offset);
          sum.update(piece);
        });
    prove(entry, sum);
  }

  @Override
  public void verify(Header.Entry entry) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(Memory.PIECE, entry.bytes()));
    for (long offset = 0; offset < entry.bytes(); offset += piece.limit()) {
      piece.clear().limit((int) Math.min(piece.capacity(), entry.bytes() - offset));
      readFully(piece, dataStart + entry.begin() + offset);
      sum.update(piece.flip());
    }
    prove(entry, sum);
  }

  private void prove(Header.Entry entry, CRC32C sum) throws MalformedFileException {
    if (!Checksums.areIn(header)) return;
    if (Checksums.hex(sum).equals(Checksums.of(header, entry))) return;
    throw new MalformedFileException(
        "the checksum of tensor '%s' is wrong".formatted(entry.name()));
  }

  private void readFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      int count = channel.read(bytes, at);
      if (count < 0) throw new MalformedFileException("the file ends too early");
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
