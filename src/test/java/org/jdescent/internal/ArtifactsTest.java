package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is published for several platforms names the same ones, and one JavaCPP. */
class ArtifactsTest {
  private final Document build = read("build/pom.xml");
  private final Document bom = read("bom/pom.xml");

  @Test
  void theyNameTheSamePlatforms() throws Exception {
    Set<String> platforms = classifiers(read("platform/pom.xml"), "jdescent");
    assertTrue(platforms.containsAll(Set.of("linux-x86_64", "linux-arm64")), "only " + platforms);
    assertEquals(platforms, classifiers(read("platform/pom.xml"), "javacpp"));
    assertEquals(platforms, classifiers(bom, "jdescent"));
    assertEquals(platforms, classifiers(bom, "javacpp"));
    Set<String> assembled = new TreeSet<>(Set.of("linux-x86_64"));
    elements(read("pom.xml"), "artifact").forEach(a -> assembled.add(text(a, "classifier")));
    assertEquals(platforms, assembled);
    assertEquals(platforms, new TreeSet<>(NativeFailure.Host.PLATFORMS));
  }

  @Test
  void theyNameTheSameJavaCpp() {
    assertEquals(
        elements(build, "javacpp.version").get(0).getTextContent(),
        elements(bom, "javacpp.version").get(0).getTextContent());
  }

  private static Set<String> classifiers(Document pom, String artifact) {
    Set<String> found = new TreeSet<>();
    for (Element dependency : elements(pom, "dependency")) {
      String classifier = text(dependency, "classifier");
      if (text(dependency, "artifactId").equals(artifact) && !classifier.isEmpty()) {
        found.add(classifier);
      }
    }
    return found;
  }

  private static String text(Element element, String child) {
    var found = element.getElementsByTagName(child);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static List<Element> elements(Document pom, String name) {
    var found = pom.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Document read(String file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(file));
    } catch (Exception e) {
      throw new IllegalStateException(file, e);
    }
  }
}
