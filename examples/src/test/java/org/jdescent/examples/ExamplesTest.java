package org.jdescent.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  @TempDir Path directory;
  private final StringWriter errors = new StringWriter();
  private String output;

  @BeforeAll
  static void drawWithoutScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  @Test
  void missingDataIsNamed() {
    Path missing = directory.resolve("nowhere");
    assertEquals(1, run("digits", "--data", missing.toString()));
    assertEquals("--data must be a directory, got '%s'".formatted(missing), message());
  }

  @Test
  void missingFileIsNamed() {
    assertEquals(1, run("digits", "--data", directory.toString()));
    assertEquals(
        "'%s' must contain t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz, got neither"
            .formatted(directory),
        message());
  }

  @Test
  void outMustBeADirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertEquals(1, run("paths", "--out", file.toString()));
    assertEquals("--out must be a directory, got the file '%s'".formatted(file), message());
  }

  @Test
  void numbersAreChecked() {
    assertEquals(2, run("digits", "--iterations", "0"));
    assertEquals(
        "--iterations must be 1 to 1000000, got 0", message().lines().findFirst().orElseThrow());
  }

  @Test
  void unknownOptionsAreRefused() {
    assertEquals(2, run("--fast"));
    assertTrue(message().startsWith("Unknown option: '--fast'"), message());
    assertFalse(message().contains("Exception"), message());
  }

  @Test
  void helpSaysWhatARepeatableRunNeeds() {
    assertEquals(0, run("digits", "--help"));
    assertTrue(output.replaceAll("\\s+", " ").contains("at one number of --threads"), output);
  }

  @Test
  void pathsDrawsItsFigure() throws Exception {
    assertEquals(0, run("paths", "--out", directory.toString()), this::message);
    assertTrue(output.contains("wrote " + directory.resolve("paths.svg")), output);
    checkFigure("paths");
  }

  @Test
  void digitsWritesFigureAndLosses() throws Exception {
    assertEquals(0, runDigits(directory), this::message);
    checkFigure("digits");
    List<String> lines = Files.readAllLines(directory.resolve("digits.csv"));
    assertEquals("iteration,SGD,Momentum,AdaGrad,Adam", lines.get(0));
    assertEquals(1 + 20, lines.size());
    assertTrue(lines.get(20).startsWith("20,"), lines.get(20));
  }

  @Test
  void galleryDrawsEveryone() throws IOException {
    assertEquals(0, run("gallery", "--out", directory.toString()), this::message);
    String page = Files.readString(directory.resolve("gallery.md"));
    for (Entrant entrant : Entrant.ALL) assertTrue(page.contains("| " + entrant.name() + " | "));
    for (String name : List.of("gallery-rosenbrock.png", "gallery-rastrigin.png")) {
      assertTrue(page.contains("](" + name + ")"), page);
      assertTrue(ImageIO.read(directory.resolve(name).toFile()).getWidth() > 1000);
    }
  }

  @Test
  void digitsComparesEveryone() throws IOException {
    String[] arguments = {"digits", "--all", "--iterations=8", "--batch=32", "--out=" + directory};
    assertEquals(0, run(arguments), this::message);
    String page = Files.readString(directory.resolve("digits-all.md"));
    assertTrue(
        page.contains("java -jar examples/target/jdescent-examples.jar digits --all "), page);
    assertTrue(page.contains("| loss after 2 | 4 | 8 |"), page);
    for (Entrant entrant : Entrant.ALL) assertTrue(page.contains("| " + entrant.name() + " | "));
  }

  @Test
  void digitsRacesRulesForMatrices() throws IOException {
    String out = "--out=" + directory;
    int code = run("digits", "--matrices", "--iterations=4", "--batch=32", out);
    assertEquals(0, code, this::message);
    String page = Files.readString(directory.resolve("digits-matrices.md"));
    assertTrue(page.contains("jar digits --matrices --iterations=4 "), page);
    for (String name : Catalogue.names(true)) assertTrue(page.contains("| " + name + " | "), page);
    assertTrue(page.contains("](digits-matrices.png)"), page);
    assertTrue(ImageIO.read(directory.resolve("digits-matrices.png").toFile()).getWidth() > 1000);
  }

  @Test
  void digitsLooksForRates() {
    String out = "--out=" + directory;
    assertEquals(0, run("digits", "--iterations=8", "--tune", "SGD", out), this::message);
    assertTrue(output.contains("  SGD "), output);
    assertTrue(output.contains("  of  "), output);
    assertFalse(output.contains("Adam"), output);
  }

  @Test
  void ratesAreLookedForByKnownNames() {
    assertEquals(2, run("digits", "--tune", "adam"));
    assertTrue(message().contains("Adam, "), message());
    assertTrue(message().contains("], got [adam]"), message());
  }

  @Test
  void resumeFindsNoBitThatDiffers() throws Exception {
    String[] arguments = {
      "resume", "--iterations=90", "--every=20", "--batch=128", "--out=" + directory
    };
    assertEquals(0, run(arguments), this::message);
    assertTrue(output.contains("killed at iteration "), output);
    assertTrue(output.contains(": 0 of 109,810 parameters differ in any bit, 0 of "), output);
    checkFigure("resume");
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(2, files.count(), "the figures, and no checkpoints");
    }
  }

  @Test
  void resumeGoesOnFromItsCheckpoints() {
    String[] arguments = {"resume", "--iterations=4", "--every=1", "--checkpoints=" + directory};
    assertEquals(0, run(arguments), this::message);
    assertEquals(List.of("0", "1", "2", "3", "4"), firstWords());
    assertEquals(0, run(arguments), this::message);
    assertEquals(List.of("4"), firstWords());
  }

  @Test
  void sameSeedGivesTheSameBytes() throws IOException {
    Path other = directory.resolve("other");
    assertEquals(0, runDigits(directory), this::message);
    assertEquals(0, runDigits(other), this::message);
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("digits.csv")),
        Files.readAllBytes(other.resolve("digits.csv")));
  }

  private int runDigits(Path out) {
    return run("digits", "--iterations", "20", "--batch", "32", "--out", out.toString());
  }

  private List<String> firstWords() {
    return output.lines().map(line -> line.split(" ")[0]).toList();
  }

  private int run(String... arguments) {
    int[] code = new int[1];
    output = Terminal.capture(() -> code[0] = execute(arguments));
    return code[0];
  }

  private int execute(String... arguments) {
    return Examples.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
  }

  private String message() {
    return errors.toString().stripTrailing();
  }

  private void checkFigure(String name) throws Exception {
    assertTrue(ImageIO.read(directory.resolve(name + ".png").toFile()).getWidth() > 1000);
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var svg = factory.newDocumentBuilder().parse(directory.resolve(name + ".svg").toFile());
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertTrue(svg.getElementsByTagName("path").getLength() > 0);
  }
}
