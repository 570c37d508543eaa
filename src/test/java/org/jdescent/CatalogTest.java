package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdescent.optimizers.Shampoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adding an optimizer touches four places and brings a golden file; this names what is missing. */
class CatalogTest {
  private static final Pattern NAMED = Pattern.compile("(?m)^using (\\w+) =");

  static List<String> names() {
    return Catalog.all();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isComplete(String name) throws Exception {
    Rule rule = (Rule) Catalog.type(name).getMethod("defaults").invoke(null);
    assertTrue(kernels().contains(rule.kernel()), "no kernel " + rule.kernel() + " in cpp/kernels");
    String formula = Catalog.optimizer(rule.undecayed());
    // Products of matrices have no oracle that is the same in every bit: their golden files do
    // both.
    if (Catalog.names().contains(name)) {
      exists("src/test/java/org/jdescent/oracle/" + formula + "Oracle.java");
    }
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
    Catalog.namedForMatrices().values().forEach(rule -> used.add(rule.kernel()));
    for (Shampoo.Graft graft : Shampoo.Graft.values()) {
      used.add(Shampoo.defaults().graft(graft).kernel());
    }
    assertEquals(used, Set.copyOf(kernels()));
  }

  private static void exists(String file) {
    assertTrue(Files.exists(Path.of(file)), file + " is missing");
  }

  /** A file has the kernel that is called like it or, if it is a template, those that it names. */
  private static List<String> kernels() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("cpp/kernels"))) {
      return files.filter(file -> file.toString().endsWith(".h")).flatMap(CatalogTest::in).toList();
    }
  }

  private static Stream<String> in(Path file) {
    try {
      List<String> named =
          NAMED.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
      String own = file.getFileName().toString().replace(".h", "");
      return named.isEmpty() ? Stream.of(own) : named.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
