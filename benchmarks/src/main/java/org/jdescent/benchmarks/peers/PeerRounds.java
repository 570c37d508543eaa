package org.jdescent.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jdescent.benchmarks.Effort;
import org.jdescent.benchmarks.Pace;
import org.jdescent.benchmarks.Page;
import org.jdescent.benchmarks.Series;
import org.jdescent.benchmarks.Size;
import org.jdescent.benchmarks.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the library beside all peers. */
@Command(
    name = "peers",
    description = "Measure the library beside other libraries, and print the page.",
    sortOptions = false)
public final class PeerRounds extends Series {
  private static final Set<Task> QUICK_TASKS = EnumSet.of(Task.ADAM, Task.ADAMW, Task.WHOLE);
  private static final Set<Size> QUICK_SIZES = EnumSet.of(Size.MLP, Size.MANY, Size.RESNET);

  @Option(names = "--peer", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Peer> peers = EnumSet.allOf(Peer.class);

  @Option(
      names = "--task",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}. Default: all; fewer if quick.")
  private Set<Task> tasks;

  @Option(
      names = "--size",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}. Default: most; fewer if quick.")
  private Set<Size> sizes;

  @Option(names = "--no-growth", negatable = true, description = "Not how cost grows.")
  private boolean growth = true;

  /** With its results in the module's own place. */
  public PeerRounds() {
    super("benchmarks/target/peers");
  }

  @Override
  protected Pace full() {
    return Pace.BOUTS;
  }

  /** Each peer has its own JVM here, too: their native libraries do not get on. */
  @Override
  protected Pace quick() {
    return new Pace(1, Effort.SURVEY, Effort.FEW_BOUTS, true);
  }

  @Override
  protected Trials trials() {
    Set<Task> some = hurried() ? QUICK_TASKS : EnumSet.allOf(Task.class);
    Set<Size> few = hurried() ? QUICK_SIZES : EnumSet.complementOf(EnumSet.of(Size.SMALL));
    return new PeerPlan(
        peers, tasks == null ? some : tasks, sizes == null ? few : sizes, growth && !hurried());
  }

  @Override
  protected Page page(Path directory) throws IOException {
    return PeerReport.of(directory).page();
  }
}
