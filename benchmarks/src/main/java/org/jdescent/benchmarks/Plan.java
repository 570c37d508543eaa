package org.jdescent.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdescent.JDescent;
import org.jdescent.Tier;
import org.jdescent.benchmarks.StepBenchmark.Rival;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Decaying;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Tiny;

/** The trials that there are. */
public record Plan(Set<Algorithm> algorithms, Set<Size> sizes, Set<Contender> contenders)
    implements Trials {
  /** What can be measured. */
  enum Contender {
    LIBRARY,
    LIMIT,
    JAVA,
    STEP,
    TRIAD,
    OVERHEAD,
    VANISHING
  }

  static Trial library(Algorithm algorithm, Size size) {
    return Trial.of(UpdateBenchmark.class, "library", cell(algorithm, size));
  }

  static Trial java(Algorithm algorithm, Size size, int threads) {
    Trial java = Trial.of(UpdateBenchmark.class, "java", cell(algorithm, size));
    return java.with("threads", String.valueOf(threads));
  }

  /** The same reads and writes. */
  static Trial limit(Algorithm algorithm, Size size) {
    return Trial.of(UpdateBenchmark.class, "limit", cell(algorithm, size));
  }

  static Trial step(Rival rival, Size size) {
    Trial step = Trial.of(StepBenchmark.class, "step", Map.of("size", size.name()));
    return step.with("rival", rival.name());
  }

  /** The whole step's reads and writes. */
  static Trial stepLimit(Size size) {
    return Trial.of(StepBenchmark.class, "limit", Map.of("size", size.name()));
  }

  static Trial triad() {
    return Trial.of(TriadBenchmark.class, "triad", Map.of());
  }

  static Trial overhead(Algorithm algorithm) {
    return Trial.of(OverheadBenchmark.class, "update", Map.of("algorithm", algorithm.name()));
  }

  static Trial vanishing(Decaying algorithm, Tiny tiny, Tier tier, boolean vanished) {
    Map<String, String> params =
        Map.of(
            "algorithm", algorithm.name(),
            "tiny", tiny.name(),
            "tier", tier.name(),
            "vanished", String.valueOf(vanished));
    return Trial.of(VanishingGradientBenchmark.class, "update", params);
  }

  private static Map<String, String> cell(Algorithm algorithm, Size size) {
    return Map.of("algorithm", algorithm.name(), "size", size.name());
  }

  /** The limits, each of them in all variants. */
  @Override
  public List<Trial> survey() {
    List<Trial> trials = new ArrayList<>();
    if (contenders.contains(Contender.LIMIT)) {
      for (Size size : sizes) {
        for (Algorithm algorithm : algorithms) trials.add(limit(algorithm, size));
      }
    }
    steps().forEach(step -> trials.add(step.limit()));
    if (contenders.contains(Contender.TRIAD)) trials.add(triad());
    return trials;
  }

  /** One round, with the limits' fastest variant on either kind of pages. Rivals stand together. */
  @Override
  public List<Trial> round(Results survey) {
    List<Trial> trials = new ArrayList<>();
    for (Size size : sizes) {
      for (Algorithm algorithm : algorithms) trials.addAll(rivals(survey, algorithm, size));
    }
    for (StepCell step : steps()) {
      for (Rival rival : Rival.values()) trials.add(step(rival, step.size()));
      trials.addAll(fastest(survey, step.limit()));
    }
    if (contenders.contains(Contender.TRIAD)) trials.addAll(fastest(survey, triad()));
    if (contenders.contains(Contender.OVERHEAD)) {
      for (Algorithm algorithm : algorithms) trials.add(overhead(algorithm));
    }
    if (contenders.contains(Contender.VANISHING)) trials.addAll(vanishing());
    return trials;
  }

  private List<StepCell> steps() {
    if (!contenders.contains(Contender.STEP)) return List.of();
    return StepCell.all().stream().filter(step -> sizes.contains(step.size())).toList();
  }

  private List<Trial> rivals(Results survey, Algorithm algorithm, Size size) {
    List<Trial> trials = new ArrayList<>();
    if (contenders.contains(Contender.JAVA)) trials.add(java(algorithm, size, 1));
    if (contenders.contains(Contender.JAVA)) trials.add(java(algorithm, size, 0));
    if (contenders.contains(Contender.LIBRARY)) trials.add(library(algorithm, size));
    if (contenders.contains(Contender.LIMIT)) {
      trials.addAll(fastest(survey, limit(algorithm, size)));
    }
    return trials;
  }

  /** A limit's fastest variant on either kind of pages. */
  public static List<Trial> fastest(Results survey, Trial limit) {
    List<Trial> trials = new ArrayList<>();
    for (Pages pages : Pages.values()) {
      survey.fastest(limit.with("pages", pages.name())).ifPresent(trials::add);
    }
    return trials;
  }

  private static List<Trial> vanishing() {
    List<Trial> trials = new ArrayList<>();
    for (Decaying algorithm : Decaying.values()) {
      for (Tiny tiny : Tiny.values()) {
        for (Tier tier : tiers()) {
          trials.add(vanishing(algorithm, tiny, tier, false));
          trials.add(vanishing(algorithm, tiny, tier, true));
        }
      }
    }
    return trials;
  }

  /** The tiers that this processor has. */
  private static List<Tier> tiers() {
    return Arrays.asList(Tier.values()).subList(0, JDescent.tier().ordinal() + 1);
  }
}
