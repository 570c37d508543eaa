package org.jdescent.benchmarks;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jdescent.JDescent;

/** Where and how a run was made. */
public record Machine(
    String date,
    String command,
    String processor,
    int processors,
    String memory,
    String hugePages,
    String kernel,
    String jvm,
    List<String> library) {
  private static final String FILE = "machine.json";

  /** This machine. */
  static Machine here(String command) throws IOException {
    return new Machine(
        LocalDate.now().toString(),
        command,
        field(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/meminfo"), "MemTotal"),
        Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled")).strip(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        // Where the libraries lie says nothing about speed, nor what is not loaded yet.
        JDescent.info().lines().filter(line -> !line.matches(".*(/|not loaded).*")).toList());
  }

  private static String field(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  void write(Path directory) throws IOException {
    String json = new GsonBuilder().setPrettyPrinting().create().toJson(this);
    Files.writeString(directory.resolve(FILE), json);
  }

  /** Where and how a run in this directory was made. */
  public static Machine read(Path directory) throws IOException {
    String json = Files.readString(directory.resolve(FILE));
    return new GsonBuilder().create().fromJson(json, Machine.class);
  }

  /** Whether the run was only for a first impression. */
  boolean quick() {
    return command.contains(" --quick");
  }

  /** As a Markdown table. */
  public String table() {
    return """
        | | |
        |---|---|
        | date | %s |
        | processor | %s, %d cores |
        | memory | %s |
        | transparent huge pages | `%s` |
        | system | %s |
        | JVM | %s |
        | library | %s |
        | command | `%s` |
        """
        .formatted(
            date,
            processor,
            processors,
            memory,
            hugePages,
            kernel,
            jvm,
            library.stream().map(Machine::squeeze).collect(Collectors.joining("; ")),
            command);
  }

  private static String squeeze(String line) {
    return line.replaceAll(" +", " ");
  }
}
