package org.jdescent;

import org.jdescent.internal.Native;
import org.jdescent.internal.NativeReport;

/** What this library is and runs on. */
public final class JDescent {
  private JDescent() {}

  /**
   * A small report: version, platform, tier, processors, library paths. The first thing to put into
   * a bug report.
   *
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  public static String info() {
    Native.require();
    return NativeReport.info();
  }

  /**
   * The tier in use: the best that the processor has, or less if {@code
   * -Dorg.jdescent.tier=baseline|avx2|avx512} caps it.
   *
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  public static Tier tier() {
    Native.require();
    return Tier.values()[Native.tierInUse()];
  }
}
