package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.jdescent.internal.Native;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading, the report, and the tier. */
class NativeTest {
  private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

  /** The one that the build made, which is not that of the machine if it is emulated. */
  private static final String PLATFORM =
      System.getProperty("jdescent.test.platform", Loader.getPlatform());

  @Test
  void theReportSaysWhatIsLoaded() {
    String info = JDescent.info();
    for (String line :
        new String[] {
          "JDescent \\d.*",
          "platform  " + PLATFORM + " .*glibc 2\\.\\d+",
          "tier      (BASELINE|AVX2|AVX512) .*",
          "threads   \\d+",
          "library   /.*/libjnijdescent\\.so",
          "OpenBLAS  (not loaded|a private copy)"
        }) {
      assertTrue(info.lines().anyMatch(l -> l.matches(line)), info + "has no line " + line);
    }
  }

  @Test
  void theTierIsTheBestThatIsAllowed() {
    try {
      for (Tier tier : Tier.values()) {
        int expected = Math.min(tier.ordinal(), Native.tierSupported());
        assertEquals(expected, Native.capTier(tier.ordinal()));
        assertEquals(Tier.values()[expected], JDescent.tier());
      }
    } finally {
      Native.capTier(Tier.values().length);
    }
  }

  @Test
  void aPropertyCapsTheTier() throws Exception {
    assertEquals(
        "BASELINE\n", new ChildJvm(PrintTier.class).option("-Dorg.jdescent.tier=baseline").run());
    int capped = Math.min(Native.tierSupported(), Tier.AVX2.ordinal());
    assertEquals(
        Tier.values()[capped] + "\n",
        new ChildJvm(PrintTier.class).option("-Dorg.jdescent.tier=avx2").run());
  }

  @Test
  void anUnknownTierIsRefusedByName() throws Exception {
    String output = new ChildJvm(PrintTier.class).option("-Dorg.jdescent.tier=mmx").run();
    assertTrue(
        output.contains("org.jdescent.tier must be one of baseline, avx2, avx512, got mmx\n"),
        output);
  }

  @Test
  void aMissingLibraryIsOneExceptionThatHelps(@TempDir Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        Path copy = folder.resolve(CLASSES.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    String output = new ChildJvm(TwoUses.class).replacing(CLASSES, folder).run();
    for (String part :
        new String[] {
          "its jar is missing: add org.jdescent:jdescent with classifier " + PLATFORM + "\n",
          "platform  " + PLATFORM + ", Java ",
          "glibc 2.",
          "jars      none",
          "cache     /",
          "cause java.lang.UnsatisfiedLinkError"
        }) {
      assertTrue(output.contains(part), "no '" + part + "' in " + output);
    }
    assertEquals(
        2,
        output.split("could not be loaded", -1).length - 1,
        "the second use is told too: " + output);
  }

  static final class PrintTier {
    public static void main(String[] arguments) {
      try {
        System.out.println(JDescent.tier());
      } catch (NativeLibraryException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  static final class TwoUses {
    public static void main(String[] arguments) {
      for (int i = 0; i < 2; i++) {
        try (FloatPointer p = new FloatPointer(1f);
            FloatPointer g = new FloatPointer(1f);
            Optimizer optimizer = new SGD()) {
          optimizer.update(Map.of("p", p), Map.of("p", g));
        } catch (NativeLibraryException e) {
          System.out.println(e.getMessage() + "\ncause " + e.getCause());
        }
      }
    }
  }
}
