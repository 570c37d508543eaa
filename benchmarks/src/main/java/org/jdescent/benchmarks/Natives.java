package org.jdescent.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.jdescent.JDescent;

/** The benchmarks' native code, in the tier of the library. */
final class Natives {
  static {
    String library = "libbenchmarks-" + JDescent.tier().name().toLowerCase(Locale.ROOT) + ".so";
    try {
      File file = Loader.cacheResource(Natives.class, Loader.getPlatform() + "/" + library);
      System.load(file.getPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Natives() {}

  /** Loads it, once. */
  static void require() {}
}
