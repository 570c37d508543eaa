package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Python that has some modules. Where there is none, tests are skipped, which is printed. */
final class Python {
  private static final Map<String, String> FOUND = new HashMap<>(); // by modules; importing is slow

  private final String executable;

  private Python(String executable) {
    this.executable = executable;
  }

  /**
   * The one that {@code -Djdescent.test.python} names, or else the first that has the modules.
   *
   * @param remedy what to do if there is none
   */
  static Python with(String modules, String remedy) throws InterruptedException {
    String named = System.getProperty("jdescent.test.python", "");
    List<String> candidates =
        named.isBlank() ? List.of("/usr/bin/python3", "python3") : List.of(named);
    String reason =
        "skipped: no Python of %s can import %s; %s".formatted(candidates, modules, remedy);
    if (!FOUND.containsKey(modules)) {
      FOUND.put(modules, find(candidates, modules));
      if (FOUND.get(modules) == null) System.out.println(reason);
    }
    return FOUND.get(modules) == null ? abort(reason) : new Python(FOUND.get(modules));
  }

  private static String find(List<String> candidates, String modules) throws InterruptedException {
    for (String candidate : candidates) if (works(candidate, modules)) return candidate;
    return null;
  }

  private static boolean works(String executable, String modules) throws InterruptedException {
    try {
      ProcessBuilder builder = builder(executable, "-c", "import " + modules);
      return builder
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static ProcessBuilder builder(String executable, String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable, "-B"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** What a script of src/test/python prints, once it has ended well. */
  String run(String script, Object... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(executable, "src/test/python/" + script);
    for (Object argument : arguments) builder.command().add(argument.toString());
    Path errors = Files.createTempFile("python", ".err"); // where warnings go, too
    try {
      Process process = builder.redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
      assertEquals(0, process.waitFor(), Files.readString(errors));
      return output;
    } finally {
      Files.delete(errors);
    }
  }
}
