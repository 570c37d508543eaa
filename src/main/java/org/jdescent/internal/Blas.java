package org.jdescent.internal;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.jdescent.NativeLibraryException;

/**
 * The OpenBLAS of this library. It is a copy, made anew in each process and loaded from a file of
 * its own, so that its one thread is not imposed on whoever else uses OpenBLAS, nor theirs on it.
 */
final class Blas {
  private static final String NAME = System.mapLibraryName("jdescent-openblas");
  private static final String DIRECTORY = "jdescent-openblas";

  /** What the jars of the platforms call it, and what they have beside it. */
  private static final List<String> OPENBLAS =
      List.of("libopenblas.so.0", "libopenblas.0.dylib", "libopenblas.dll");

  private static final List<String> BESIDE =
      List.of(
          "libgcc_s.so.1",
          "libquadmath.so.0",
          "libgfortran.so.5",
          "libgcc_s.1.1.dylib",
          "libquadmath.0.dylib",
          "libgfortran.5.dylib");

  private static final String SONAME = "libjdescent.blas"; // as long as that of Linux

  private static volatile boolean loaded;

  private Blas() {}

  /** Loads it when it is asked for the first time. */
  private static final class Copy {
    static final Throwable FAILURE = load();
  }

  static boolean isLoaded() {
    return loaded;
  }

  /**
   * Loads it if need be.
   *
   * @throws NativeLibraryException if that fails
   */
  static void require() {
    if (Copy.FAILURE == null) return;
    throw new NativeLibraryException(
        "OpenBLAS, which rules for matrices need, could not be loaded: "
            + (Copy.FAILURE instanceof FileNotFoundException
                ? "add org.bytedeco:openblas with classifier " + Loader.getPlatform()
                : Copy.FAILURE.getMessage()),
        Copy.FAILURE);
  }

  private static Throwable load() {
    try {
      // Where libraries may be executed, if anywhere: the cache that ours came from.
      Path cache = Loader.getCacheDir().toPath();
      deleteOld(cache);
      Path directory = Files.createTempDirectory(cache, DIRECTORY);
      try {
        for (String file : BESIDE) copy(file, directory.resolve(file));
        Path library = directory.resolve(NAME);
        String original = null;
        for (String name : OPENBLAS) if (copy(name, library)) original = name;
        if (original == null) {
          throw new FileNotFoundException("there is no OpenBLAS for " + Loader.getPlatform());
        }
        if (original.contains(".so")) rename(library, original);
        String refused = Native.loadBlas(library.toString());
        loaded = refused == null;
        return loaded ? null : new UnsatisfiedLinkError(refused);
      } finally {
        delete(directory);
      }
    } catch (Throwable e) { // whatever it is, it is told when somebody needs the library
      return e;
    }
  }

  /** Copies a file out of the platform's jar, if it is there. */
  private static boolean copy(String name, Path to) throws IOException {
    String from = "org/bytedeco/openblas/" + Loader.getPlatform() + "/" + name;
    try (InputStream file = Blas.class.getClassLoader().getResourceAsStream(from)) {
      if (file != null) Files.copy(file, to);
      return file != null;
    }
  }

  /**
   * Gives the copy another soname. Or the loader would give it to the next library of somebody else
   * that needs an OpenBLAS.
   */
  private static void rename(Path library, String original) throws IOException {
    byte[] old = (original + "\0").getBytes(StandardCharsets.US_ASCII);
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
      if (found == 0) throw new IOException(library + " is not called " + original);
    }
  }

  /** What is loaded stays without its file; only Windows keeps that, for later processes. */
  private static void delete(Path directory) {
    for (File file : directory.toFile().listFiles()) file.delete();
    directory.toFile().delete();
  }

  /** Deletes copies of processes that ended long ago; of younger ones some may be loading them. */
  private static void deleteOld(Path cache) {
    long yesterday = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
    File[] old =
        cache
            .toFile()
            .listFiles(f -> f.getName().startsWith(DIRECTORY) && f.lastModified() < yesterday);
    for (File directory : old) delete(directory.toPath());
  }
}
