package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page made of a template, in which {{name}} is the place of a part.
 *
 * @param files what goes with it, by name
 */
public record Page(String text, Map<String, Content> files) {
  /** What is written into a file of its own. */
  public interface Content {
    /** Writes it. */
    void write(Path file) throws IOException;
  }

  /** Of a template that lies beside the class. */
  public static Page of(String template, Map<String, Object> parts) throws IOException {
    String text;
    try (InputStream stream = Page.class.getResourceAsStream(template)) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Map.Entry<String, Object> part : parts.entrySet()) {
      text = text.replace("{{" + part.getKey() + "}}", part.getValue().toString().strip());
    }
    return new Page(text, Map.of());
  }

  /** With one more file. */
  public Page with(String name, Content content) {
    Map<String, Content> more = new LinkedHashMap<>(files);
    more.put(name, content);
    return new Page(text, more);
  }

  /** Writes it to a file, and what goes with it beside that; or prints it if there is none. */
  void write(Path out) throws IOException {
    if (out == null) {
      System.out.print(text);
      return;
    }
    Files.writeString(out, text);
    for (Map.Entry<String, Content> file : files.entrySet()) {
      file.getValue().write(out.resolveSibling(file.getKey()));
    }
  }
}
