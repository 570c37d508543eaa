package org.jdescent.examples;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdescent.NativeLibraryException;
import org.jdescent.examples.digits.DigitsCommand;
import org.jdescent.examples.gallery.GalleryCommand;
import org.jdescent.examples.paths.PathsCommand;
import org.jdescent.examples.resume.ResumeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code paths}, {@code digits}, {@code resume} and {@code gallery}, or all. */
@Command(
    name = "jdescent-examples",
    sortOptions = false,
    description =
        "Compares SGD, Momentum, AdaGrad and Adam, resumes a training that was killed, and draws the"
            + " paths of all optimizers. Without a command: paths, digits, resume, gallery.",
    subcommands = {
      PathsCommand.class,
      DigitsCommand.class,
      ResumeCommand.class,
      GalleryCommand.class
    })
public final class Examples implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the files go (default: ${DEFAULT-VALUE}).",
      defaultValue = "jdescent-out")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description =
          "Fixes the digits, the weights and the batches (default: ${DEFAULT-VALUE}). A run is"
              + " repeatable to the last bit on one machine at one number of --threads: OpenBLAS's"
              + " own sums depend on it.",
      defaultValue = "1")
  private long seed;

  /** Runs and leaves with 0, with 1 if the work failed, or with 2 if the command line is wrong. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Examples())
        .setParameterExceptionHandler(Examples::refuse)
        .setExecutionExceptionHandler((e, command, parsed) -> fail(e, command));
  }

  @Override
  public Integer call() {
    for (CommandLine command : spec.subcommands().values()) {
      int code = command.execute("--out", out.toString(), "--seed", Long.toString(seed));
      if (code != 0) return code;
      System.out.println();
    }
    return 0;
  }

  /** The directory for files, which exists from now on. */
  public Path directory() throws IOException {
    try {
      return Files.createDirectories(out);
    } catch (FileAlreadyExistsException e) {
      throw new DataException("--out must be a directory, got the file '%s'".formatted(out));
    }
  }

  /** The seed of everything random. */
  public long seed() {
    return seed;
  }

  /** Says where files were written. */
  public static void announce(List<Path> files) {
    files.forEach(file -> System.out.println("  wrote " + file));
  }

  private static int refuse(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage());
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("%s --help lists the options%n", name);
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception e, CommandLine command) throws Exception {
    if (e instanceof DataException || e instanceof NativeLibraryException) {
      command.getErr().println(e.getMessage());
    } else if (e instanceof IOException) {
      command.getErr().printf("%s: %s%n", e.getClass().getSimpleName(), e.getMessage());
    } else {
      throw e;
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
