package org.jdescent.examples;

import java.util.List;
import org.bytedeco.openblas.presets.openblas_nolapack;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of threads, which every command that trains has. */
public final class Threads {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of OpenBLAS (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int blas;

  @Option(
      names = "--update-threads",
      paramLabel = "N",
      description =
          "Threads of the optimizers (default: ${DEFAULT-VALUE}). Any number gives the"
              + " same bits. More than one here and in --threads starve each other.",
      defaultValue = "1")
  private int update;

  /** Checks the numbers and sets the threads of OpenBLAS. */
  public void apply() {
    Arguments.upTo(256, command, "--threads", blas);
    Arguments.upTo(256, command, "--update-threads", update);
    openblas_nolapack.blas_set_num_threads(blas);
  }

  /** Threads of the optimizers. */
  public int update() {
    return update;
  }

  /** The same options, to be given to another process. */
  public List<String> arguments() {
    return List.of("--threads=" + blas, "--update-threads=" + update);
  }
}
