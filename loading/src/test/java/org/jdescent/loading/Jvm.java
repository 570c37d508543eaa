package org.jdescent.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Java process, and what it must print. */
final class Jvm {
  /** Of what {@link OneStep} computes, wherever it runs. */
  private static final String BITS = "851bdd83";

  private static final String FAILURE = "the native library of JDescent could not be loaded: ";
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private Path home = Path.of(System.getProperty("java.home"));
  private String cache = "-D%s=%s".formatted(CACHE, Path.of("target/cache").toAbsolutePath());
  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> program;

  private Jvm(List<String> program) {
    this.program = program;
  }

  /** {@link OneStep} on these jars. */
  static Jvm on(List<Path> jars) {
    return on(jars, OneStep.class);
  }

  static Jvm on(List<Path> jars, Class<?> main) {
    List<Path> classPath = new ArrayList<>(jars);
    classPath.add(Jars.PROGRAMS);
    return new Jvm(List.of("-cp", path(classPath), main.getName()));
  }

  /** The same with these jars as modules. */
  static Jvm onModules(List<Path> jars) {
    List<String> program = new ArrayList<>();
    program.addAll(List.of("-p", path(jars), "--add-modules", "ALL-MODULE-PATH"));
    program.addAll(List.of("-cp", Jars.PROGRAMS.toString(), OneStep.class.getName()));
    return new Jvm(program);
  }

  static Jvm onJar(Path jar) {
    return new Jvm(List.of("-jar", jar.toString()));
  }

  static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  Jvm home(Path other) {
    home = other;
    return this;
  }

  Jvm cache(Path folder) {
    cache = "-D%s=%s".formatted(CACHE, folder);
    return this;
  }

  Jvm option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** By way of that command. */
  Jvm under(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  /** With a file system of its own, seen by nobody else, in place of that folder. */
  Jvm mounted(Path folder, String how) {
    return under(
        "unshare",
        "-rm",
        "sh",
        "-c",
        "mount -t tmpfs -o %s none %s && exec \"$@\"".formatted(how, folder),
        "sh");
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(home.resolve("bin/java").toString());
    command.add(cache);
    command.addAll(options);
    command.addAll(program);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Its output, once it has ended well. */
  static String output(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  String run(String... arguments) throws IOException, InterruptedException {
    return output(start(arguments));
  }

  /** It makes the step, with the same bits as everywhere; answers the tier. */
  String steps() throws IOException, InterruptedException {
    return stepped(run());
  }

  static String stepped(String output) {
    String beginning = "one step: bits " + BITS + ", ";
    List<String> lines = output.lines().filter(line -> line.startsWith(beginning)).toList();
    assertEquals(1, lines.size(), output);
    return lines.get(0).substring(beginning.length());
  }

  /** It cannot load the library, and this is the one sentence that says why. */
  void says(String sentence) throws IOException, InterruptedException {
    saysLike(Pattern.quote(sentence));
  }

  void saysLike(String sentence) throws IOException, InterruptedException {
    String output = run();
    List<String> said =
        output.lines().filter(line -> line.contains("could not be loaded")).toList();
    assertEquals(1, said.size(), output);
    assertTrue(said.get(0).matches(Pattern.quote(FAILURE) + sentence), output);
    assertTrue(output.contains("\n  platform  " + Jars.PLATFORM), output);
  }

  /** Skips the test, aloud. */
  static <T> T skip(String reason) {
    System.out.println("skipped: " + reason);
    return abort(reason);
  }

  /** Skips the test where a command is missing or not allowed. */
  static void needs(String remedy, String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      if (process.waitFor() == 0) return;
    } catch (IOException e) {
      // as if it had failed
    }
    skip("'%s' does not work here; %s".formatted(String.join(" ", command), remedy));
  }
}
