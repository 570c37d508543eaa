package org.jdescent.internal;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;
import org.jdescent.Tier;

/**
 * The C ABI of {@code jdescent.h}, bound by JavaCPP. Addresses are plain longs: a call makes no
 * callback into Java.
 */
@Platform(
    include = "jdescent.h",
    library = Native.LIBRARY,
    define = "STRING_BYTES_CHARSET \"UTF-8\"") // not what a system's locale says
@NoException
public final class Native {
  static final String LIBRARY = "jnijdescent";

  /** As in jdescent.h. */
  static final int ABI = 5;

  static final int SLOTS = 6;
  static final int NUMBERS = 4;
  static final int TILE = 1024;
  static final int CREW = 64;

  /** What update answers when a gradient is not finite. */
  static final int NOT_FINITE = 3;

  static final String TIER_PROPERTY = "org.jdescent.tier";

  private static final Throwable FAILURE = load();

  private Native() {}

  /**
   * Loads the library if need be.
   *
   * @throws org.jdescent.NativeLibraryException if that fails
   */
  public static void require() {
    if (FAILURE != null) throw NativeFailure.of(FAILURE);
  }

  private static Throwable load() {
    try {
      Loader.load(Loader.class); // or whether JavaCPP's own is missed would depend on who is first
      PackedLibrary.dropStaleCopies();
      Loader.load(Native.class);
      if (abi() != ABI) {
        throw new UnsatisfiedLinkError(
            "it has ABI %d, and the classes need %d: take both jars of org.jdescent:jdescent in the same version"
                .formatted(abi(), ABI));
      }
      String cap = System.getProperty(TIER_PROPERTY);
      if (cap != null) capTier(tier(cap).ordinal());
      return null;
    } catch (Throwable e) { // whatever it is, it is told when somebody needs the library
      return e;
    }
  }

  private static Tier tier(String name) {
    for (Tier tier : Tier.values()) if (tier.name().equalsIgnoreCase(name)) return tier;
    throw new IllegalArgumentException(
        "%s must be one of baseline, avx2, avx512, got %s".formatted(TIER_PROPERTY, name));
  }

  @Name("jdescent_abi")
  static native int abi();

  @Name("jdescent_version")
  static native String version();

  @Name("jdescent_tier_in_use")
  public static native int tierInUse();

  @Name("jdescent_tier_supported")
  public static native int tierSupported();

  /** Uses the best supported tier that is not above this one; returns it. */
  @Name("jdescent_cap_tier")
  public static native int capTier(int tier);

  @Name("jdescent_kernel")
  static native int kernel(String name);

  @Name("jdescent_kernel_slots")
  static native int kernelSlots(int kernel);

  @Name("jdescent_kernel_scalars")
  static native int kernelScalars(int kernel);

  @Name("jdescent_kernel_sums_before")
  static native int kernelSumsBefore(int kernel);

  @Name("jdescent_kernel_sums_during")
  static native int kernelSumsDuring(int kernel);

  @Name("jdescent_kernel_margins")
  static native int kernelMargins(int kernel);

  @Name("jdescent_kernel_reads_parameter")
  static native int kernelReadsParameter(int kernel);

  @Name("jdescent_kernel_shared")
  static native long kernelShared(int kernel, long size, long side);

  @Name("jdescent_kernel_own")
  static native long kernelOwn(int kernel, long side);

  /** Null, or why it could not be loaded. */
  @Name("jdescent_load_blas")
  static native String loadBlas(String path);

  @Name("jdescent_allocate")
  @Cast("jlong")
  static native long allocate(long bytes);

  @Name("jdescent_free")
  static native void free(@Cast("void*") long memory, long bytes);

  @Name("jdescent_initialize")
  static native int initialize(
      @Cast("const jdescent_tensor*") long tensors,
      long count,
      @Cast("const float*") long initial,
      int threads);

  @Name("jdescent_accumulate")
  static native int accumulate(
      @Cast("const jdescent_tensor*") long tensors, long count, int zero, int threads);

  @Name("jdescent_update")
  static native int update(
      @Cast("const jdescent_tensor*") long tensors,
      long count,
      @Cast("const jdescent_scalars*") long scalars,
      @Cast("jdescent_step*") long step,
      int threads);
}
