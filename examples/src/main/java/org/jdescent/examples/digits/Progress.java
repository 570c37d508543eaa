package org.jdescent.examples.digits;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help.Ansi;

/** A progress bar that shows the loss on a terminal, and one plain line elsewhere. */
final class Progress implements DoubleConsumer, AutoCloseable {
  private static final int REFRESH = 20;

  private final ProgressBar bar;
  private long seen;

  Progress(String task, long iterations) {
    if (Ansi.AUTO.enabled()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("  %-10s".formatted(task))
              .setInitialMax(iterations)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(100)
              .build();
    } else {
      bar = null;
      System.out.printf("  training with %s%n", task);
    }
  }

  @Override
  public void accept(double loss) {
    if (bar == null) return;
    bar.step();
    if (seen++ % REFRESH == 0) bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss));
  }

  @Override
  public void close() {
    if (bar != null) bar.close();
  }
}
