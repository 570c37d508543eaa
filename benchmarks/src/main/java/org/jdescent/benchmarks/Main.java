package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.jdescent.benchmarks.peers.PeerRounds;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The benchmarks' command line. */
@Command(
    name = Main.NAME,
    description = "Measures what a step costs.",
    subcommands = {
      Rounds.class,
      CatalogueRounds.class,
      MatrixRounds.class,
      PeerRounds.class,
      StateSpeed.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  /** How it is started. */
  static final String NAME = "java -jar benchmarks/target/jdescent-benchmarks.jar";

  private Main() {}

  /** Runs a command and exits. */
  public static void main(String[] args) {
    CommandLine commands =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUnmatchedOptionsArePositionalParams(true); // JMH's own options
    System.exit(commands.execute(args));
  }

  @Command(name = "report", description = "Write the report of an earlier run again.")
  private void report(
      @Parameters(paramLabel = "DIRECTORY", description = "With the JSON files.") Path directory,
      @Option(names = "--out", description = "Default: standard output.") Path out)
      throws IOException {
    Report.of(directory).page().write(out);
  }

  @Command(name = "jmh", description = "Run JMH itself; what follows are its own arguments.")
  private void jmh(@Parameters(arity = "0..*", paramLabel = "ARGUMENT") String[] arguments)
      throws IOException {
    org.openjdk.jmh.Main.main(arguments == null ? new String[0] : arguments);
  }
}
