package org.jdescent.benchmarks;

import java.util.List;
import java.util.Map;

/** Any optimizer of the catalogue at a size, and what its time says beside the limit's. */
record CatalogueCell(String optimizer, Size size, Remark remark) {
  static CatalogueCell of(String optimizer, Size size) {
    return new CatalogueCell(optimizer, size, Remark.of(optimizer));
  }

  static List<CatalogueCell> of(List<String> optimizers, Size size) {
    return optimizers.stream().map(name -> of(name, size)).toList();
  }

  /** The limit alone, which must be measured in many variants. */
  Trial limit() {
    return trial("limit");
  }

  /** The library and the limit in turn. */
  Trial bout() {
    return trial("bout");
  }

  private Trial trial(String method) {
    Map<String, String> params = Map.of("optimizer", optimizer, "size", size.name());
    return Trial.of(CatalogueBenchmark.class, method, params);
  }

  Demand demand() {
    return Demand.of(Catalogue.rule(optimizer), remark.again(), size);
  }

  /** The library's speed as a fraction of the fastest limit's, in each bout. */
  Sample ofLimit(Results results) {
    return results.ofLimit(bout());
  }
}
