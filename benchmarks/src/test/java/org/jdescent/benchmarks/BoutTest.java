package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoutTest {
  private static final long MILLISECOND = 1_000_000;

  @Test
  void bothAreMeasured() throws InterruptedException {
    Bout bout = new Bout();
    bout.fight(() -> busy(MILLISECOND), () -> busy(4 * MILLISECOND));
    assertTrue(bout.ours >= MILLISECOND, bout.ours + " ns");
    assertTrue(bout.theirs >= 4 * MILLISECOND, bout.theirs + " ns");
  }

  private static void busy(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) Thread.onSpinWait();
  }

  @Test
  void nobodyRunsWhenABoutBegins() throws InterruptedException {
    Thread spinner = new Thread(() -> busy(200 * MILLISECOND));
    long start = System.nanoTime();
    spinner.start();
    Quiet.await();
    long waited = System.nanoTime() - start;
    spinner.join();
    if (Files.exists(Path.of("/proc/thread-self"))) {
      assertTrue(waited >= 200 * MILLISECOND, waited + " ns");
    }
    assertTrue(waited < 1000 * MILLISECOND, waited + " ns");
  }

  @Test
  void quantilesLieBetweenNumbers() {
    Sample sample = new Sample(List.of(4.0, 1.0, 3.0, 2.0));
    assertEquals(2.5, sample.median());
    assertEquals(1.75, sample.quantile(0.25));
    assertEquals(1.0, sample.quantile(0));
    assertEquals(4.0, sample.quantile(1));
    assertEquals(Double.NaN, Sample.NONE.median());
  }
}
