package org.jdescent;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;

/**
 * The floating-point mode of the calling thread (MXCSR, or FPCR on arm64), as a careless native
 * library would change it.
 */
@Platform(include = "floatingpointmode.h", library = "jnifloatingpointmode")
@NoException
final class FloatingPointMode {
  static {
    Loader.load();
  }

  private FloatingPointMode() {}

  @Name("mode")
  static native int get();

  @Name("setMode")
  static native void set(int mode);

  /** The bits that make a thread flush subnormals to zero. */
  static native int flush();
}
