package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A page made of a template, in which {{name}} is the place of a part. */
public record Page(String text) {
  /** Of a template that lies beside the class. */
  public static Page of(String template, Map<String, Object> parts) throws IOException {
    String text;
    try (InputStream stream = Page.class.getResourceAsStream(template)) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Map.Entry<String, Object> part : parts.entrySet()) {
      text = text.replace("{{" + part.getKey() + "}}", part.getValue().toString().strip());
    }
    return new Page(text);
  }

  /** Writes it to a file, or prints it if there is none. */
  void write(Path out) throws IOException {
    if (out == null) {
      System.out.print(text);
    } else {
      Files.writeString(out, text);
    }
  }
}
