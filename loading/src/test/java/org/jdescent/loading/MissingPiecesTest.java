package org.jdescent.loading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that are missing, for another platform, of another version, or damaged. */
class MissingPiecesTest {
  @TempDir Path folder;

  @Test
  void theNativeJar() throws Exception {
    Jvm.on(List.of(Jars.CLASSES, Jars.JAVACPP, Jars.JAVACPP_NATIVES))
        .says("its jar is missing: add org.jdescent:jdescent with classifier " + Jars.PLATFORM);
  }

  @Test
  void theNativeJarOfThisPlatform() throws Exception {
    String other = Jars.PLATFORM.equals("linux-arm64") ? "linux-x86_64" : "linux-arm64";
    Path jar = Jars.natives(folder, Jars.LIBRARY.replace(Jars.PLATFORM, other), Jars.library());
    Jvm.on(Jars.with(jar))
        .says(
            "this is %s, the jar is for %s: add org.jdescent:jdescent with classifier %s"
                .formatted(Jars.PLATFORM, other, Jars.PLATFORM));
  }

  @Test
  void javaCppsNativeJar() throws Exception {
    List<Path> jars = List.of(Jars.CLASSES, Jars.NATIVES, Jars.JAVACPP);
    Jvm.on(jars)
        .says(
            "JavaCPP's own is missing: add org.bytedeco:javacpp with classifier " + Jars.PLATFORM);
    String output = Jvm.on(jars, OneStep.PointerFirst.class).run();
    assertTrue(output.startsWith("No native JavaCPP library in memory"), output);
    assertEquals("a pointer of 1\n", Jvm.on(Jars.all(), OneStep.PointerFirst.class).run());
  }

  @Test
  void openBlas() throws Exception {
    String output = Jvm.on(Jars.all(), MatrixStep.class).run();
    assertEquals(
        "OpenBLAS, which rules for matrices need, could not be loaded:"
            + " add org.bytedeco:openblas with classifier "
            + Jars.PLATFORM
            + "\n",
        output);
    List<Path> complete = new ArrayList<>(Jars.all());
    complete.add(Jars.OPENBLAS);
    assertEquals("matrix step: APPLIED\n", Jvm.on(complete, MatrixStep.class).run());
  }

  /** Loading the ones that are cut in the middle would end the process. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.01, 0.5, 0.999999})
  void aLibraryThatIsCut(double part) throws Exception {
    byte[] library = Jars.library();
    byte[] cut = Arrays.copyOf(library, (int) (part * library.length));
    Path jar = Jars.natives(folder, Jars.LIBRARY, cut);
    Jvm.on(Jars.with(jar)).cache(folder.resolve("cache")).says(damaged(jar, "file too short"));
  }

  @Test
  void aLibraryThatIsNone() throws Exception {
    byte[] none = new byte[Jars.library().length];
    Path jar = Jars.natives(folder, Jars.LIBRARY, none);
    Path cache = folder.resolve("cache");
    Jvm.on(Jars.with(jar))
        .cache(cache)
        .says(
            "it is damaged (%s: invalid ELF header): get the jar anew that it is from"
                .formatted(cache.resolve(jar.getFileName()).resolve(Jars.LIBRARY)));
  }

  private static String damaged(Path jar, String how) {
    return "it is damaged (%s!/%s: %s): get the jar anew that it is from"
        .formatted(jar, Jars.LIBRARY, how);
  }

  @Test
  void aSystemThatIsTooOld() throws Exception {
    String newer = new String(Jars.library(), ISO_8859_1).replace("GLIBC_2.34\0", "GLIBC_9.34\0");
    Path jar = Jars.natives(folder, Jars.LIBRARY, newer.getBytes(ISO_8859_1));
    Jvm.on(Jars.with(jar))
        .cache(folder.resolve("cache"))
        .saysLike(
            "this system \\(glibc [\\d.]+\\) lacks GLIBC_9\\.34: take Ubuntu 22.04, Debian 12, RHEL 9 or newer");
  }

  @Test
  void jarsOfDifferentVersions() throws Exception {
    Jvm.needs("it takes a C compiler", "cc", "--version");
    Path source =
        Files.writeString(
            folder.resolve("other.c"),
            "int Java_org_jdescent_internal_Native_abi(void* env, void* type) { return 1; }\n");
    Path library = folder.resolve("other.so");
    Process compiler =
        new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
            .inheritIO()
            .start();
    assertEquals(0, compiler.waitFor());
    Path jar = Jars.natives(folder, Jars.LIBRARY, Files.readAllBytes(library));
    Jvm.on(Jars.with(jar))
        .cache(folder.resolve("cache"))
        .saysLike(
            "it has ABI 1, and the classes need \\d+: take both jars of org.jdescent:jdescent in the same version");
  }
}
