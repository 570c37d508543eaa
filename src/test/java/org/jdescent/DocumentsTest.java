package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents show is compiled code, and what they link to exists. */
class DocumentsTest {
  /** What builds and examples leave behind is not a document of the project. */
  private static final Pattern OUTPUT = Pattern.compile("/(target|jdescent-out)/");

  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

  @Test
  void snippetsAreTakenFromSources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path file : files(Path.of("."), ".java")) sources.add(squeezed(Files.readString(file)));
    int snippets = 0;
    for (Path document : documents()) {
      Matcher matcher = SNIPPET.matcher(Files.readString(document));
      while (matcher.find()) {
        snippets++;
        String code = squeezed(matcher.group(1));
        assertTrue(
            sources.stream().anyMatch(source -> source.contains(code)),
            document + " shows code that no source contains:\n" + matcher.group(1));
      }
    }
    assertTrue(snippets > 0, "no document shows any Java");
  }

  @Test
  void linksLeadToFiles() throws IOException {
    for (Path document : documents()) {
      Matcher matcher = LINK.matcher(Files.readString(document));
      while (matcher.find()) {
        Path target = folder(document).resolve(matcher.group(1));
        assertTrue(Files.exists(target), document + " links to " + matcher.group(1));
      }
    }
  }

  /** Where a document lies, or its template is written to. */
  private static Path folder(Path document) {
    boolean template = document.toString().contains("src/main/resources");
    return template ? Path.of("docs") : document.toAbsolutePath().getParent();
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").trim();
  }

  private static List<Path> documents() throws IOException {
    return files(Path.of("."), ".md");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !OUTPUT.matcher(file.toString()).find())
          .toList();
    }
  }
}
