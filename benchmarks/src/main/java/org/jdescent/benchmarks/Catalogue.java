package org.jdescent.benchmarks;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.optimizers.SGD;

/** The optimizers, found among the library's own classes: there is no list to forget. */
final class Catalogue {
  private static final String PACKAGE = SGD.class.getPackageName();
  private static final String FOLDER = PACKAGE.replace('.', '/');

  private Catalogue() {}

  /**
   * The names of all optimizers but for those that take matrices, whose arithmetic is not bound by
   * memory.
   */
  static List<String> names() throws IOException {
    Path library = library();
    if (Files.isDirectory(library)) return names(library.resolve(FOLDER));
    URI jar = URI.create("jar:" + library.toUri());
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
      return names(files.getPath(FOLDER));
    }
  }

  private static Path library() throws IOException {
    try {
      return Path.of(SGD.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches("\\w+\\.class"))
          .map(file -> file.substring(0, file.indexOf('.')))
          .filter(name -> Modifier.isPublic(type(name).getModifiers()))
          .filter(name -> rule(name).side(2, 2) == 0)
          .sorted(String.CASE_INSENSITIVE_ORDER)
          .toList();
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(PACKAGE + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no optimizer is called " + name, e);
    }
  }

  /** An optimizer's defaults, but with a tiny learning rate: see {@link Algorithm#RATE}. */
  static Rule rule(String name) {
    try {
      Rule rule = (Rule) type(name).getMethod("defaults").invoke(null);
      return rule.learningRate(Schedule.constant(Algorithm.RATE));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " has no defaults()", e);
    }
  }
}
