package org.jdescent.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.jdescent.NativeLibraryException;
import org.jdescent.Tier;

/** What is loaded, and what to say when it is not. */
public final class NativeReport {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private NativeReport() {}

  /** The report on a loaded library. */
  public static String info() {
    return """
        JDescent %s
        platform  %s, Java %s, %s
        tier      %s (best here: %s)
        threads   %d
        library   %s
        OpenBLAS  %s
        """
        .formatted(
            Native.version(),
            platform(),
            Runtime.version(),
            libc(),
            Tier.values()[Native.tierInUse()],
            Tier.values()[Native.tierSupported()],
            Runtime.getRuntime().availableProcessors(),
            Loader.getLoadedLibraries().getOrDefault(Native.LIBRARY, "unknown"),
            Blas.isLoaded() ? "a private copy" : "not loaded");
  }

  /** One exception for every reason why loading may fail. */
  static NativeLibraryException failure(Throwable cause) {
    String message =
        """
        the native library of JDescent could not be loaded: %s
          platform: %s, needs org.jdescent:jdescent with classifier %s on the class path (found: %s)
          C library: %s, needs glibc 2.34 or newer
          cache: %s; if it lies on a file system mounted noexec or not writable, set -Dorg.bytedeco.javacpp.cachedir=DIR
          Java 24 and newer: start with --enable-native-access=ALL-UNNAMED
          %s must be one of baseline, avx2, avx512 if it is set (is: %s)"""
            .formatted(
                cause,
                platform(),
                Loader.getPlatform(),
                Native.class.getResource(
                            Loader.getPlatform() + "/" + System.mapLibraryName(Native.LIBRARY))
                        == null
                    ? "no"
                    : "yes",
                libc(),
                cacheDirectory(),
                Native.TIER_PROPERTY,
                System.getProperty(Native.TIER_PROPERTY, "not set"));
    return new NativeLibraryException(message, cause);
  }

  private static String platform() {
    return Loader.getPlatform()
        + " ("
        + System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + ")";
  }

  private static String cacheDirectory() {
    try {
      return Loader.getCacheDir().getPath();
    } catch (IOException e) {
      return "none could be made (" + e.getMessage() + ")";
    }
  }

  /** The C library of this process, as its own file tells. */
  private static String libc() {
    if (mapped("ld-musl").isPresent()) return "musl";
    try {
      String text =
          Files.readString(Path.of(mapped("libc.so.6").orElse("")), StandardCharsets.ISO_8859_1);
      Matcher matcher = Pattern.compile("GNU C Library [^\\n]*version (\\d+\\.\\d+)").matcher(text);
      return matcher.find() ? "glibc " + matcher.group(1) : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The first mapped file whose name begins like this. */
  private static Optional<String> mapped(String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(MAPS);
    } catch (IOException e) {
      lines = List.of();
    }
    return lines.stream()
        .filter(line -> line.indexOf('/') >= 0)
        .map(line -> line.substring(line.indexOf('/')))
        .filter(path -> path.substring(path.lastIndexOf('/') + 1).startsWith(name))
        .findFirst();
  }
}
