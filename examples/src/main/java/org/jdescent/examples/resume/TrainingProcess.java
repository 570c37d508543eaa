package org.jdescent.examples.resume;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdescent.examples.DataException;
import org.jdescent.examples.Examples;

/** Trains in a process of its own, which tells every loss, and may be killed. */
final class TrainingProcess {
  private static final Pattern TOLD = Pattern.compile("(\\d+)(?: (\\S+))?");
  private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

  private final List<String> command = new ArrayList<>();

  /** With this Java and class path, and these arguments for {@link Examples}. */
  TrainingProcess(List<String> arguments) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    String natives = System.getProperty(NATIVES);
    if (natives != null) command.add("-D" + NATIVES + "=" + natives);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Examples.class.getName());
    command.addAll(arguments);
  }

  /** Tells {@link #run} where this process starts. */
  static void tell(int iteration) {
    System.out.println(iteration);
  }

  /** Tells {@link #run} a loss. A short line is written at once: none arrives in half. */
  static void tell(int iteration, double loss) {
    System.out.println(iteration + " " + loss);
  }

  /**
   * Starts the process and reads what it tells.
   *
   * @param killAt the iteration at which it is killed. It does not wait for that, and may have made
   *     a few more
   */
  Part run(int killAt) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader()) {
      int from = 0;
      List<Double> losses = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher told = TOLD.matcher(line);
        if (!told.matches()) continue; // the JVM may have something to say, too
        int iteration = Integer.parseInt(told.group(1));
        if (told.group(2) == null) from = iteration;
        else losses.add(Double.valueOf(told.group(2)));
        // SIGKILL. The handle's, because the process's own would close what is still to be read.
        if (iteration >= killAt) process.toHandle().destroyForcibly();
      }
      int code = process.onExit().join().exitValue();
      double[] all = losses.stream().mapToDouble(Double::doubleValue).toArray();
      Part part = new Part(from, all, code != 0);
      if (part.killed() && part.last() < killAt) {
        throw new DataException("the training's process must end with 0, got %d".formatted(code));
      }
      return part;
    } finally {
      process.destroyForcibly();
    }
  }
}
