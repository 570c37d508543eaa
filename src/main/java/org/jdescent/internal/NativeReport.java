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
import org.jdescent.Tier;

/** What is loaded, and on what. */
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

  private static String platform() {
    return Loader.getPlatform()
        + " ("
        + System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + ")";
  }

  /** The C library of this process, as its own file tells. */
  static String libc() {
    return libc(MAPS);
  }

  static String libc(Path maps) {
    if (mapped("ld-musl", maps).isPresent()) return "musl";
    try {
      String text =
          Files.readString(
              Path.of(mapped("libc.so.6", maps).orElse("")), StandardCharsets.ISO_8859_1);
      Matcher matcher = Pattern.compile("GNU C Library [^\\n]*version (\\d+\\.\\d+)").matcher(text);
      return matcher.find() ? "glibc " + matcher.group(1) : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The first mapped file whose name begins like this. */
  private static Optional<String> mapped(String name, Path maps) {
    List<String> lines;
    try {
      lines = Files.readAllLines(maps);
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
