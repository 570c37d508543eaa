package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Loads PyTorch. */
public final class Torch {
  /** libtorch looks for this beside itself, and if it is not there yet, for another PyTorch's. */
  private static final String BESIDE =
      "/org/bytedeco/pytorch/%s/%s"
          .formatted(Loader.getPlatform(), System.mapLibraryName("torch_cpu"));

  private Torch() {}

  /** Loads its libraries, if they are not loaded yet. */
  public static void load() {
    try {
      Loader.cacheResource(torch.class, BESIDE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Loader.load(torch.class);
  }

  /** Why there is no PyTorch, or null if there is. */
  static String missing() {
    try {
      load();
      return null;
    } catch (LinkageError e) {
      return e.toString();
    }
  }
}
