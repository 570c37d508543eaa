package org.jdescent.benchmarks;

import java.util.Locale;
import org.jdescent.Average;
import org.jdescent.JDescent;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Tier;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Steps after gradients have been zero for 2,000 steps: moments that sink into subnormal numbers
 * would be slow. So would be an average of parameters that have become zero.
 */
@State(Scope.Benchmark)
public class VanishingGradientBenchmark extends Settings {
  private static final int ELEMENTS = 65_536; // in the cache, where arithmetic counts
  private static final int STEPS = 2_000;

  /** What decays: an optimizer's slots, or an average beside one that has none. */
  public enum Decaying {
    MOMENTUM("Momentum"),
    ADAM("Adam"),
    EMA("EMA of zero parameters");

    private final String title;

    Decaying(String title) {
      this.title = title;
    }

    /** The name to print. */
    public String title() {
      return title;
    }
  }

  /** The threshold below which slots are stored as zero. */
  public enum Tiny {
    DEFAULT,
    ZERO;

    /** The name to print. */
    public String title() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The optimizer. */
  @Param public Decaying algorithm;

  /** Its threshold. */
  @Param public Tiny tiny;

  /** The instruction set. */
  @Param public Tier tier;

  /** Whether the gradients are zero. */
  @Param({"false", "true"})
  public boolean vanished;

  private NativeStep step;

  /** Takes 2,000 steps with gradients and, if they are to vanish, as many without. */
  @Setup
  public void open() {
    cap();
    step = new NativeStep(optimizer().threads(1), ELEMENTS);
    for (int i = 0; i < STEPS; i++) step.run();
    if (!vanished) return;
    step.zeroGradients();
    if (algorithm == Decaying.EMA) step.zeroParameters(); // or the average would follow them
    for (int i = 0; i < STEPS; i++) step.run();
  }

  /** Caps the tier. The library asks once, when it is loaded. */
  private void cap() {
    System.setProperty("org.jdescent.tier", tier.name());
    if (JDescent.tier() == tier) return;
    throw new IllegalStateException(
        "tier %s needs a processor that has it and a JVM of its own, got %s"
            .formatted(tier, JDescent.tier()));
  }

  private Optimizer optimizer() {
    Momentum.Hyper momentum = Momentum.defaults();
    Adam.Hyper adam = Adam.defaults();
    // Its decay is that of the moments, so that it sinks as soon.
    Recipe average = Recipe.of(SGD.defaults()).average(Average.ema(0.9));
    boolean keepAll = tiny == Tiny.ZERO;
    return switch (algorithm) {
      case MOMENTUM -> new Momentum(keepAll ? momentum.tiny(0) : momentum);
      case ADAM -> new Adam(keepAll ? adam.tiny(0) : adam);
      case EMA -> (keepAll ? average.tiny(0) : average).start();
    };
  }

  /** Frees. */
  @TearDown
  public void close() {
    step.close();
  }

  /** A step. */
  @Benchmark
  public void update() {
    step.run();
  }
}
