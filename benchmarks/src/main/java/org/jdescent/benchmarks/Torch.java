package org.jdescent.benchmarks;

import org.jdescent.pytorch.TorchTensors;

/** Loads PyTorch. */
public final class Torch {
  private Torch() {}

  /** Loads its libraries, if they are not loaded yet. */
  public static void load() {
    TorchTensors.load();
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
