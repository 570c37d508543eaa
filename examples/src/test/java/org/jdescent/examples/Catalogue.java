package org.jdescent.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.Rule;
import org.jdescent.optimizers.SGD;

/** The library's optimizers, found in the folder of their sources. */
public final class Catalogue {
  private static final Path SOURCES = Path.of("../src/main/java/org/jdescent/optimizers");

  private Catalogue() {}

  /** The names of those that take matrices only, or of all others, in the order of a dictionary. */
  public static List<String> names(boolean takeMatrices) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
          .map(file -> file.replaceFirst("\\.java$", ""))
          .filter(name -> new Entrant(defaults(name), 1).takesMatrices() == takeMatrices)
          .sorted(String.CASE_INSENSITIVE_ORDER)
          .toList();
    }
  }

  private static Rule defaults(String name) {
    try {
      Class<?> optimizer = Class.forName(SGD.class.getPackageName() + "." + name);
      return (Rule) optimizer.getMethod("defaults").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
