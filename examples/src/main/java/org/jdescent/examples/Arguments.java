package org.jdescent.examples;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of what was given on the command line. */
public final class Arguments {
  private Arguments() {}

  /** Refuses a value that is not from 1 to the most that fits a computer. */
  public static void upTo(int most, CommandSpec spec, String option, int value) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must be 1 to %d, got %d".formatted(option, most, value));
    }
  }
}
