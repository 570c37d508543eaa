package org.jdescent.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What saving asks of a file system, so that tests can let every single request fail. */
public interface Disk {
  /** The one that the machine has. */
  Disk REAL = new Real();

  /** A file that is being written. */
  interface Output extends Closeable {
    /** Writes some of the bytes at least, at a position. */
    int write(ByteBuffer bytes, long position) throws IOException;

    /** Waits until everything written is on the disk. */
    void force() throws IOException;
  }

  /** Creates a file that must not exist yet. */
  Output create(Path file) throws IOException;

  /** Puts a file in another one's place, which has the old content or the new one at any time. */
  void replace(Path from, Path to) throws IOException;

  /** Waits until the names in a directory are on the disk. */
  void forceDirectory(Path directory) throws IOException;

  /** Deletes a file, if it is there. */
  void delete(Path file) throws IOException;

  /** The files of a directory whose names begin like this. */
  List<Path> list(Path directory, String prefix) throws IOException;

  /** Gives a file the permissions of another one, if that one is there. */
  void copyPermissions(Path from, Path to) throws IOException;

  /** Files of the default file system. */
  final class Real implements Disk {
    private Real() {}

    @Override
    public Output create(Path file) throws IOException {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new Output() {
        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
          return channel.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
          channel.force(true);
        }

        @Override
        public void close() throws IOException {
          channel.close();
        }
      };
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public List<Path> list(Path directory, String prefix) throws IOException {
      try (Stream<Path> files = Files.list(directory)) {
        return files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
      }
    }

    @Override
    public void copyPermissions(Path from, Path to) throws IOException {
      try {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
        Files.setPosixFilePermissions(to, permissions);
      } catch (NoSuchFileException | UnsupportedOperationException e) {
        // nothing to keep
      }
    }
  }
}
