package org.jdescent.loading;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The jars as they are published, those they need, and others made of them. */
final class Jars {
  static final String PLATFORM = System.getProperty("javacpp.platform");

  static final Path CLASSES = find("jdescent-\\d[^/]*(?<!" + PLATFORM + ")\\.jar");
  static final Path NATIVES = find("jdescent-\\d[^/]*-" + PLATFORM + "\\.jar");
  static final Path JAVACPP = find("javacpp-[\\d.]*\\d\\.jar");
  static final Path JAVACPP_NATIVES = find("javacpp-[^/]*-" + PLATFORM + "\\.jar");
  static final Path OPENBLAS = find("openblas-[^/]*-" + PLATFORM + "\\.jar");
  static final Path SPRING_BOOT = find("spring-boot-loader-[^/]*\\.jar");

  /** The programs of these tests. */
  static final Path PROGRAMS = Path.of("target/test-classes").toAbsolutePath();

  /** In a jar with natives. */
  static final String LIBRARY = "org/jdescent/internal/" + PLATFORM + "/libjnijdescent.so";

  private Jars() {}

  /** What a user of element-wise rules depends on. */
  static List<Path> all() {
    return with(NATIVES);
  }

  /** With another jar of natives. */
  static List<Path> with(Path natives) {
    return List.of(CLASSES, natives, JAVACPP, JAVACPP_NATIVES);
  }

  private static Path find(String name) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (path.getFileName().toString().matches(name)) return path.toAbsolutePath();
    }
    throw new AssertionError(
        "no jar %s on the class path: these tests need mvn verify".formatted(name));
  }

  static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  /** The library out of the jar. */
  static byte[] library() throws IOException {
    return entries(NATIVES).get(LIBRARY);
  }

  /** A jar of the same name in that folder, with this library in place of its own. */
  static Path natives(Path folder, String name, byte[] library) throws IOException {
    return write(folder.resolve(NATIVES.getFileName()), Map.of(name, library));
  }

  static Path write(Path jar, Map<String, byte[]> entries) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(header(entry.getKey(), entry.getValue()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  /** Jars within jars are not compressed: Spring Boot reads them where they lie. */
  private static JarEntry header(String name, byte[] contents) {
    JarEntry header = new JarEntry(name);
    if (name.endsWith(".jar")) {
      CRC32 crc = new CRC32();
      crc.update(contents);
      header.setMethod(JarEntry.STORED);
      header.setSize(contents.length);
      header.setCrc(crc.getValue());
    }
    return header;
  }

  /** The classes of the programs, under their names in a jar. */
  static Map<String, byte[]> programs() throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        classes.put(PROGRAMS.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  /** The copies of the library in a cache. */
  static List<Path> unpacked(Path cache) {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(f -> f.toString().contains("jnijdescent")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
