package org.jdescent.loading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What build tools make of the jars. */
class PackingsTest {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final Path POM = Path.of("../target/.flattened-pom.xml");

  @TempDir Path folder;

  @Test
  void aFatJar() throws Exception {
    Path jar = Jars.write(folder.resolve("fat.jar"), fat(OneStep.class.getName()));
    Jvm.onJar(jar).cache(folder.resolve("cache")).steps();
  }

  /** Java 24 and newer take the flag from the manifest. */
  @Test
  void aFatJarThatAllowsNativeAccess() throws Exception {
    Path home = JdksTest.jdk(25);
    Path jar = Jars.write(folder.resolve("fat.jar"), fat(OneStep.class.getName()));
    Jvm.onJar(jar)
        .cache(folder.resolve("cache"))
        .home(home)
        .option("--illegal-native-access=deny")
        .steps();
  }

  private static Map<String, byte[]> fat(String main) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(MANIFEST, manifest(Map.of("Main-Class", main)));
    for (Path jar : Jars.all()) Jars.entries(jar).forEach(entries::putIfAbsent);
    entries.keySet().removeIf(name -> name.endsWith("module-info.class"));
    entries.putAll(Jars.programs());
    return entries;
  }

  private static byte[] manifest(Map<String, String> attributes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Enable-Native-Access", "ALL-UNNAMED");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  @Test
  void aJarOfSpringBoot() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        MANIFEST,
        manifest(
            Map.of(
                "Main-Class", "org.springframework.boot.loader.launch.JarLauncher",
                "Start-Class", OneStep.class.getName(),
                "Spring-Boot-Classes", "BOOT-INF/classes/",
                "Spring-Boot-Lib", "BOOT-INF/lib/")));
    Jars.entries(Jars.SPRING_BOOT).forEach(entries::putIfAbsent);
    entries.put("BOOT-INF/classes/", new byte[0]);
    Jars.programs().forEach((name, bytes) -> entries.put("BOOT-INF/classes/" + name, bytes));
    for (Path jar : Jars.all()) {
      entries.put("BOOT-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
    }
    Path jar = Jars.write(folder.resolve("boot.jar"), entries);
    Jvm.onJar(jar).cache(folder.resolve("cache")).steps();
  }

  /** What is published must not lean on a parent that is not. */
  @Test
  void thePomStandsAlone() throws IOException {
    String pom = Files.readString(POM);
    for (String absent : List.of("${", "<parent>", "<profile>", "<repository>")) {
      assertTrue(!pom.contains(absent), "no '" + absent + "' in " + pom);
    }
    assertTrue(pom.contains("<artifactId>javacpp</artifactId>"), pom);
  }

  @Test
  void resolvedByGradle() throws Exception {
    Jvm.needs("apt-get install gradle", "sh", "-c", "command -v gradle");
    Path local = Jars.JAVACPP.getParent().getParent().getParent().getParent().getParent();
    String version = Jars.CLASSES.getFileName().toString().replaceAll("jdescent-(.*)\\.jar", "$1");
    Path published = Files.createDirectories(folder.resolve("org/jdescent/jdescent/" + version));
    for (Path jar : List.of(Jars.CLASSES, Jars.NATIVES)) {
      Files.copy(jar, published.resolve(jar.getFileName()));
    }
    Files.copy(POM, published.resolve("jdescent-" + version + ".pom"));
    Files.writeString(folder.resolve("settings.gradle"), "");
    Files.writeString(
        folder.resolve("build.gradle"),
        """
        apply plugin: 'java'
        repositories {
          maven { url '%s' }
          maven { url '%s' }
        }
        dependencies {
          implementation 'org.jdescent:jdescent:%s'
          runtimeOnly 'org.jdescent:jdescent:%s:%s'
          runtimeOnly 'org.bytedeco:javacpp:%s:%s'
        }
        task classPath { doLast { configurations.runtimeClasspath.each { println "resolved $it" } } }
        """
            .formatted(
                folder,
                local,
                version,
                version,
                Jars.PLATFORM,
                Jars.JAVACPP.getParent().getFileName(),
                Jars.PLATFORM));
    ProcessBuilder builder =
        new ProcessBuilder("gradle", "-q", "--no-daemon", "--offline", "-g", "home", "classPath")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", JdksTest.jdk(17).toString());
    Process gradle = builder.start();
    List<Path> resolved = new ArrayList<>();
    for (String line : Jvm.output(gradle).lines().toList()) {
      if (line.startsWith("resolved ")) resolved.add(Path.of(line.substring(9)));
    }
    List<String> names = resolved.stream().map(p -> p.getFileName().toString()).toList();
    for (Path jar : Jars.all()) {
      assertTrue(names.contains(jar.getFileName().toString()), jar + " is not in " + names);
    }
    Jvm.on(resolved).cache(folder.resolve("cache")).steps();
  }
}
