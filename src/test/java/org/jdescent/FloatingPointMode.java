package org.jdescent;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;

/**
 * The floating-point mode of the calling thread (MXCSR), as a careless native library would change
 * it.
 */
@Platform(include = "<xmmintrin.h>", library = "jnifloatingpointmode")
@NoException
final class FloatingPointMode {
  /** Flush-to-zero and denormals-are-zero. */
  static final int FLUSH = 0x8040;

  static {
    Loader.load();
  }

  private FloatingPointMode() {}

  @Name("_mm_getcsr")
  static native int get();

  @Name("_mm_setcsr")
  static native void set(int mode);
}
