package org.jdescent.internal;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.jdescent.NativeLibraryException;

/**
 * The OpenBLAS of this library. It is a copy, made anew in each process and loaded from a file of
 * its own, so that its one thread is not imposed on whoever else uses OpenBLAS, nor theirs on it.
 */
final class Blas {
  /** What the copy is called where the process shows its libraries. */
  static final String NAME = "libjdescent-openblas";

  private static final String OPENBLAS = "libopenblas.so.0";
  private static final String SONAME = "libjdescent.blas"; // as long as that
  private static final List<String> BESIDE =
      List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5");

  private static final Throwable FAILURE = load();

  private Blas() {}

  /**
   * Loads it if need be.
   *
   * @throws NativeLibraryException if that fails
   */
  static void require() {
    if (FAILURE == null) return;
    throw new NativeLibraryException(
        "OpenBLAS, which rules for matrices need, could not be loaded: "
            + (FAILURE instanceof FileNotFoundException
                ? "add org.bytedeco:openblas with classifier " + Loader.getPlatform()
                : FAILURE.getMessage()),
        FAILURE);
  }

  private static Throwable load() {
    try {
      // Where libraries may be executed, if anywhere: the cache that ours came from.
      Path directory =
          Files.createTempDirectory(Loader.getCacheDir().toPath(), "jdescent-openblas");
      try {
        for (String file : BESIDE) copy(file, directory.resolve(file));
        Path library = directory.resolve(NAME + ".so");
        copy(OPENBLAS, library);
        rename(library);
        String refused = Native.loadBlas(library.toString());
        return refused == null ? null : new UnsatisfiedLinkError(refused);
      } finally {
        delete(directory); // what is loaded stays
      }
    } catch (Throwable e) { // whatever it is, it is told when somebody needs the library
      return e;
    }
  }

  private static void copy(String name, Path to) throws IOException {
    String from = "org/bytedeco/openblas/" + Loader.getPlatform() + "/" + name;
    try (InputStream file = Blas.class.getClassLoader().getResourceAsStream(from)) {
      if (file == null) throw new FileNotFoundException("there is no " + from);
      Files.copy(file, to);
    }
  }

  /**
   * Gives the copy another soname. Or the loader would give it to the next library of somebody else
   * that needs an OpenBLAS.
   */
  private static void rename(Path library) throws IOException {
    byte[] old = (OPENBLAS + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] name = SONAME.getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel = FileChannel.open(library, READ, WRITE)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
      int found = 0;
      for (int i = 0; i + old.length <= bytes.capacity(); i++) {
        if (bytes.get(i) != old[0] || !bytes.slice(i, old.length).equals(ByteBuffer.wrap(old))) {
          continue;
        }
        bytes.put(i, name);
        found++;
      }
      if (found == 0) throw new IOException(library + " is not called " + OPENBLAS);
    }
  }

  private static void delete(Path directory) throws IOException {
    for (String file : BESIDE) Files.deleteIfExists(directory.resolve(file));
    Files.deleteIfExists(directory.resolve(NAME + ".so"));
    Files.delete(directory);
  }
}
