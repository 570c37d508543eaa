package org.jdescent.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jdescent.JDescent;
import org.jdescent.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** In a JVM of its own: two builds of PyTorch do not fit into one. */
  @ParameterizedTest
  @EnumSource
  void peersComputeWhatTheLibraryComputes(Peer peer) throws IOException, InterruptedException {
    assumeTrue(
        JDescent.tier() == Tier.AVX512 || !peer.name().startsWith("ND4J"),
        "the build of ND4J that is measured needs AVX-512");
    Process process =
        new ProcessBuilder(
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Agreement.class.getName(),
                peer.name())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    for (Task task : peer.tasks()) {
      String line = "%s, %s: agrees".formatted(peer.title(), task.title());
      assertTrue(output.contains(line), output);
    }
  }

  @Test
  void anotherOptimizerIsFoundOut() {
    try (PeerStep one = JavaPeer.of(Task.ADAGRAD, 1, Agreement.RATE, Agreement.SIZES);
        PeerStep other = new LibraryStep(Task.ADAM, Agreement.RATE, Agreement.SIZES)) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class, () -> Agreement.compare("Java, Adam", one, other));
      assertTrue(e.getMessage().startsWith("Java, Adam is off by "), e.getMessage());
    }
  }
}
