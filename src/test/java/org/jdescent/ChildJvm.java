package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class of the tests in a Java process of its own: without -Xcheck:jni, with other
 * properties or class path.
 */
final class ChildJvm {
  private final Class<?> main;
  private final List<String> options = new ArrayList<>();
  private final List<String> prefix = new ArrayList<>();
  private String classPath = System.getProperty("java.class.path");

  ChildJvm(Class<?> main) {
    this.main = main;
    option("--enable-native-access=ALL-UNNAMED"); // Java 24 and newer warn otherwise
    // As in this process: natives of this build, not of an earlier one.
    option(
        "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir"));
  }

  ChildJvm option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Lets it write no file that is longer. */
  ChildJvm longestFile(int kibibytes) {
    prefix.addAll(
        List.of("bash", "-c", "ulimit -f %d && exec \"$@\"".formatted(kibibytes), "bash"));
    return this;
  }

  /** Looks for classes in this folder first, instead of that one. */
  ChildJvm replacing(Path folder, Path by) {
    classPath = classPath.replace(folder.toString() + File.pathSeparator, by + File.pathSeparator);
    return this;
  }

  /** Starts it; standard error goes to its output. */
  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Its output, once it has ended well. */
  String run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
