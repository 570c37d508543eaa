package org.jdescent.loading;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java versions, and what Java 24 and newer want to be told. */
class JdksTest {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final String DENY = "--illegal-native-access=deny";
  private static final String ALLOW = "--enable-native-access=";

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 25})
  void theClassPath(int version) throws Exception {
    Jvm.on(Jars.all()).home(jdk(version)).steps();
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 25})
  void modules(int version) throws Exception {
    Jvm.onModules(Jars.all()).home(jdk(version)).steps();
  }

  @Test
  void whereNativeAccessIsDeniedTheFlagIsNamed() throws Exception {
    Path home = jdk(25);
    Jvm.on(Jars.all()).home(home).option(DENY, ALLOW + "ALL-UNNAMED").steps();
    Jvm.on(Jars.all())
        .home(home)
        .option(DENY)
        .says("Java denies native access: start it with --enable-native-access=ALL-UNNAMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "org.bytedeco.javacpp", "org.jdescent"})
  void modulesAreNamedEvenIfOneOfThemHasIt(String allowed) throws Exception {
    Path home = jdk(25);
    String both = "org.bytedeco.javacpp,org.jdescent";
    Jvm.onModules(Jars.all()).home(home).option(DENY, ALLOW + both).steps();
    Jvm denied = Jvm.onModules(Jars.all()).home(home).option(DENY);
    if (!allowed.isEmpty()) denied.option(ALLOW + allowed);
    denied.says("Java denies native access: start it with --enable-native-access=" + both);
  }

  /** Where that version is installed; or the test is skipped. */
  static Path jdk(int version) throws IOException {
    for (Path home : homes()) {
      Path release = home.resolve("release");
      if (Files.exists(release)
          && Files.readString(release).matches("(?s).*JAVA_VERSION=\"" + version + "[.\"].*")) {
        return home;
      }
    }
    return Jvm.skip("no JDK %d in %s or -Djdescent.test.jdks=HOME:…".formatted(version, INSTALLED));
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>();
    for (String home : System.getProperty("jdescent.test.jdks", "").split(File.pathSeparator)) {
      if (!home.isBlank()) homes.add(Path.of(home));
    }
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> installed = Files.list(INSTALLED)) {
        homes.addAll(installed.toList());
      }
    }
    homes.add(Path.of(System.getProperty("java.home")));
    return homes;
  }
}
