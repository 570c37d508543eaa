package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdescent.internal.NativeFailure.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The causes that this machine does not have, simulated; module loading makes the others happen.
 */
class NativeFailureTest {
  private static final String BEGINNING = "the native library of JDescent could not be loaded: ";
  private static final String SENTENCES = "main/java/org/jdescent/internal/NativeFailure.java";
  private static final String THIS = "test/java/org/jdescent/internal/NativeFailureTest.java";
  private static final UnsatisfiedLinkError NONE =
      new UnsatisfiedLinkError("no jnijdescent in java.library.path: /usr/lib");

  record Case(Throwable cause, Host host, String sentence) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            linkError("/lib/libc.so.6: version `GLIBC_2.34' not found (required by libx.so)"),
            host("linux-x86_64", "glibc 2.31", "linux-x86_64"),
            "this system (glibc 2.31) lacks GLIBC_2.34: take Ubuntu 22.04, Debian 12, RHEL 9 or newer"),
        new Case(
            linkError("/lib/libstdc++.so.6: version `GLIBCXX_3.4.29' not found"),
            host("linux-x86_64", "glibc 2.36", "linux-x86_64"),
            "this system (glibc 2.36) lacks GLIBCXX_3.4.29: take Ubuntu 22.04, Debian 12, RHEL 9 or newer"),
        new Case(
            linkError("libx.so: failed to map segment from shared object"),
            host("linux-x86_64", "glibc 2.36", "linux-x86_64"),
            "the cache /cache lies on a file system mounted noexec:"
                + " set -Dorg.bytedeco.javacpp.cachedir to a folder that is not"),
        new Case(
            NONE,
            host("linux-ppc64le", "glibc 2.36"),
            "there is none for linux-ppc64le, only for linux-x86_64, linux-arm64, macosx-arm64,"
                + " macosx-x86_64, windows-x86_64"),
        new Case(
            NONE,
            host("linux-arm64", "glibc 2.36", "linux-x86_64", "windows-x86_64"),
            "this is linux-arm64, the jar is for linux-x86_64, windows-x86_64:"
                + " add org.jdescent:jdescent with classifier linux-arm64"),
        new Case(
            new IOException("whatever"),
            host("linux-x86_64", "glibc 2.36", "linux-x86_64"),
            "it could not be unpacked: set -Dorg.bytedeco.javacpp.cachedir to a folder that can be"
                + " written, with room for a few MB"),
        new Case(
            new ExceptionInInitializerError(),
            host("linux-x86_64", "glibc 2.36", "linux-x86_64"),
            "java.lang.ExceptionInInitializerError"),
        new Case(
            new UnsatisfiedLinkError("what nobody thought of"),
            host("linux-x86_64", "glibc 2.36", "linux-x86_64"),
            "what nobody thought of"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFirstLineSaysWhatHelps(Case expected) {
    assertEquals(expected.sentence(), sentence(expected.cause(), expected.host()));
  }

  @Test
  void muslIsNamedWhereItIsMapped(@TempDir Path folder) throws IOException {
    Path maps =
        Files.writeString(
            folder.resolve("maps"),
            """
            7f3c2a000000-7f3c2a014000 r--p 00000000 08:01 1 /lib/ld-musl-x86_64.so.1
            7f3c2b000000-7f3c2b001000 rw-p 00000000 00:00 0 [stack]
            """);
    assertEquals("musl", NativeReport.libc(maps));
    assertTrue(NativeReport.libc().startsWith("glibc 2."), NativeReport.libc());
    assertEquals(
        "this system has the C library musl, and glibc 2.34 or newer is needed:"
            + " in place of Alpine take Ubuntu, Debian or RHEL",
        sentence(NONE, host("linux-x86_64", NativeReport.libc(maps), "linux-x86_64")));
  }

  /** What stands in backquotes in the rows that go on where the message does. */
  @Test
  void theReadmeQuotesWhatIsSaid() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String file : List.of("main/java/org/jdescent/internal/Native.java", SENTENCES, THIS)) {
      said.append(Files.readString(Path.of("src", file)).replace("%d", "4"));
    }
    Set<String> quoted = new TreeSet<>();
    for (String row : Files.readAllLines(Path.of("README.md"))) {
      if (!row.startsWith("| … ")) continue;
      Matcher part = Pattern.compile("`([^`]+?) ?…?`").matcher(row.split("\\|")[1]);
      while (part.find()) quoted.add(part.group(1));
    }
    assertEquals(9, quoted.size(), quoted.toString());
    for (String part : quoted) assertTrue(said.indexOf(part) >= 0, "nothing says " + part);
  }

  private static String sentence(Throwable cause, Host host) {
    String message = NativeFailure.of(cause, host).getMessage();
    assertTrue(message.startsWith(BEGINNING), message);
    return message.lines().findFirst().orElseThrow().substring(BEGINNING.length());
  }

  private static Throwable linkError(String message) {
    return new UnsatisfiedLinkError(NONE.getMessage()).initCause(new UnsatisfiedLinkError(message));
  }

  private static Host host(String platform, String libc, String... served) {
    return new Host(platform, libc, true, List.of(served), true, Set.of("ALL-UNNAMED"), "/cache");
  }
}
