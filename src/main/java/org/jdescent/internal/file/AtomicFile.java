package org.jdescent.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Replaces a file so that whoever reads it, at any time and after any crash, finds the old content
 * or the new one: a temporary file beside it is written, forced to the disk, and takes its place.
 */
public final class AtomicFile {
  private final Disk disk;
  private final Path target;
  private final Path directory;

  /** Replaces a file on a disk. */
  public AtomicFile(Disk disk, Path target) {
    this.disk = disk;
    this.target = target.toAbsolutePath();
    this.directory = this.target.getParent();
    if (directory == null) throw new IllegalArgumentException("'%s' is no file".formatted(target));
  }

  /** Writes the new content. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes bytes. */
  public interface Sink {
    /** Writes all of the bytes at a position. */
    void write(ByteBuffer bytes, long position) throws IOException;
  }

  private String prefix() {
    return ".%s.tmp-".formatted(target.getFileName());
  }

  /**
   * Replaces the file.
   *
   * @throws IOException if that fails; the old content is still there then, or, if only the
   *     directory could not be forced to the disk, one of the two
   */
  public void write(Content content) throws IOException {
    deleteStale();
    Path temporary = directory.resolve(prefix() + UUID.randomUUID());
    try {
      try (Disk.Output output = disk.create(temporary)) {
        content.writeTo((bytes, position) -> writeAll(output, bytes, position));
        output.force();
      }
      disk.copyPermissions(target, temporary);
      disk.replace(temporary, target);
    } catch (IOException | RuntimeException | Error e) {
      deleteQuietly(temporary, e);
      throw e;
    }
    disk.forceDirectory(directory);
  }

  private static void writeAll(Disk.Output output, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      int written = output.write(bytes, at);
      if (written <= 0) throw new IOException("the disk took no more bytes at %d".formatted(at));
      at += written;
    }
  }

  /** What an earlier process left when it died. One of these per file and directory may write. */
  private void deleteStale() throws IOException {
    for (Path stale : disk.list(directory, prefix())) disk.delete(stale);
  }

  private void deleteQuietly(Path temporary, Throwable why) {
    try {
      disk.delete(temporary);
    } catch (IOException | RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
