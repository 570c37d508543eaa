package org.jdescent.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trials of a catalogue. */
record CataloguePlan(List<CatalogueCell> cells) implements Trials {
  /** The limits, each of them in all variants; one for all optimizers that move the same. */
  @Override
  public List<Trial> survey() {
    return surveyed().values().stream().map(CatalogueCell::limit).toList();
  }

  /** One round: each optimizer beside its limit's fastest variant on either kind of pages. */
  @Override
  public List<Trial> round(Results survey) {
    Map<Demand, CatalogueCell> surveyed = surveyed();
    List<Trial> trials = new ArrayList<>();
    for (CatalogueCell cell : cells) {
      for (Trial limit : Plan.fastest(survey, surveyed.get(cell.demand()).limit())) {
        Trial variant = new Trial(cell.bout().benchmark(), limit.params());
        trials.add(variant.with("optimizer", cell.optimizer()));
      }
    }
    return trials;
  }

  private Map<Demand, CatalogueCell> surveyed() {
    Map<Demand, CatalogueCell> first = new LinkedHashMap<>();
    for (CatalogueCell cell : cells) first.putIfAbsent(cell.demand(), cell);
    return first;
  }
}
