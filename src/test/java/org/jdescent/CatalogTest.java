package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adding an optimizer touches four places and brings a golden file; this names what is missing. */
class CatalogTest {
  static List<String> names() {
    return Catalog.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isComplete(String name) throws Exception {
    Rule rule = (Rule) Catalog.type(name).getMethod("defaults").invoke(null);
    assertTrue(kernels().contains(rule.kernel()), "no cpp/kernels/*/" + rule.kernel() + ".h");
    exists("src/test/java/org/jdescent/oracle/" + rule.kernel() + "Oracle.java");
    String row = "| `" + name + "` |";
    assertTrue(
        Files.readAllLines(Path.of("docs/optimizers.md")).stream().anyMatch(l -> l.startsWith(row)),
        "no row in docs/optimizers.md that starts with " + row);
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
      assertTrue(
          files.anyMatch(f -> f.getFileName().toString().startsWith(name)),
          "no golden file " + name + "* under src/test/resources/golden");
    }
  }

  @Test
  void everyKernelIsUsed() throws IOException {
    Set<String> used = Catalog.rules().stream().map(Rule::kernel).collect(Collectors.toSet());
    assertEquals(used, Set.copyOf(kernels()));
  }

  private static void exists(String file) {
    assertTrue(Files.exists(Path.of(file)), file + " is missing");
  }

  private static List<String> kernels() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("cpp/kernels"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".h"))
          .map(name -> name.replace(".h", ""))
          .toList();
    }
  }
}
