package org.jdescent.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.internal.file.Header;
import org.jdescent.internal.file.TensorSource;
import org.jdescent.internal.file.Tensors;
import org.jdescent.schedules.Plateau;

/**
 * The whole state of an optimizer, in a file or in memory.
 *
 * @param params where its parameters go; null to leave them alone
 */
record Checkpoint(Saved saved, TensorSource source, ParameterSet params) implements Origin {
  private static final String PARAMETER = ".parameter";

  /** Of a source that has it. */
  static Checkpoint of(TensorSource source, ParameterSet params) throws IOException {
    return new Checkpoint(Saved.of(source.header().metadata()), source, params);
  }

  /**
   * Of a running optimizer, to be read or written now.
   *
   * @param params if not null, saved too, so that one file is all there is
   */
  static Tensors of(Stages stages, Progress progress, State state, ParameterSet params) {
    Contents contents = state.inventory().contents();
    if (params != null) add(params, state, contents);
    Saved saved = saved(new Settings(stages), stages, progress, state);
    return new Tensors(saved.toMetadata(), contents.all());
  }

  private static void add(ParameterSet params, State state, Contents contents) {
    for (String name : state.binding().names()) {
      Parameter parameter = params.get(name);
      contents.add(name + PARAMETER, parameter.shape(), parameter.data());
    }
  }

  private static Saved saved(Settings settings, Stages stages, Progress progress, State state) {
    Map<String, Saved.Counted> averages = new LinkedHashMap<>();
    settings
        .averages()
        .forEach(
            (name, kind) -> averages.put(name, new Saved.Counted(kind, progress.averaged(name))));
    Map<String, Plateau.State> plateaus = new LinkedHashMap<>();
    settings.plateaus().forEach((path, plateau) -> plateaus.put(path, plateau.state()));
    return new Saved(
        progress.step(),
        progress.microBatches(),
        progress.lossScale(),
        stages.lossScale.isDynamic() ? progress.goodSteps() : -1,
        progress.skips(),
        progress.gradientNorm(),
        progress.updateNorm(),
        settings.rules(),
        averages,
        settings.values(),
        plateaus,
        state.inventory().known());
  }

  @Override
  public boolean isForState(Header.Entry entry) {
    return !entry.name().endsWith(PARAMETER);
  }

  @Override
  public Origin from(TensorSource other) {
    return new Checkpoint(saved, other, params);
  }

  @Override
  public List<String> prove(Stages stages, Settings here) {
    Mismatch.ofGroups(here.rules(), saved.rules());
    Map<String, String> kinds = new LinkedHashMap<>();
    saved.averages().forEach((name, average) -> kinds.put(name, average.kind()));
    Mismatch.ofAverages(here.averages(), kinds);
    if (saved.microBatches() > 0) proveInACycle(stages);
    return here.differences(saved.values());
  }

  /** Gradients that were accumulated bind the recipe until they are used. */
  private void proveInACycle(Stages stages) {
    if (saved.microBatches() >= stages.microBatches) {
      throw new IllegalArgumentException(
          "%d micro-batches were accumulated when it was saved, here a step has only %d"
              .formatted(saved.microBatches(), stages.microBatches));
    }
    double scale = progress(stages).lossScale();
    if (scale != saved.lossScale()) {
      throw new IllegalArgumentException(
          "gradients were accumulated with loss scale %s when it was saved, here it is %s"
              .formatted(saved.lossScale(), scale));
    }
  }

  @Override
  public Progress progress(Stages stages) {
    return new Progress(stages, saved);
  }

  @Override
  public void restore(State state) throws IOException {
    Mismatch.ofParameters(state, saved.parameters());
    state.inventory().take(saved.parameters());
    Contents wanted = state.inventory().contents();
    long elements = params == null ? 0 : params.elements();
    try (Arena arena = new Arena(Float.BYTES * elements)) { // until all of it is proved
      Map<String, View> values = new LinkedHashMap<>();
      if (params != null) {
        long next = arena.address();
        for (String name : state.binding().names()) {
          Parameter parameter = params.get(name);
          View view = new View(next, parameter.elements());
          wanted.add(name + PARAMETER, parameter.shape(), view);
          values.put(name, view);
          next += Float.BYTES * parameter.elements();
        }
      }
      proveNoMoreThan(wanted.proveAreIn(source.header()));
      wanted.readFrom(source);
      values.forEach((name, view) -> state.parameter(state.binding().row(name)).copy(view));
    }
  }

  private void proveNoMoreThan(List<Header.Entry> rest) {
    for (Header.Entry entry : rest) {
      if (!isForState(entry)) continue;
      throw new IllegalArgumentException(
          "tensor '%s' was saved, but is no part of this optimizer's state"
              .formatted(entry.name()));
    }
  }

  @Override
  public void restorePlateaus(Settings here) {
    here.plateaus()
        .forEach(
            (path, plateau) -> {
              Plateau.State state = saved.plateaus().get(path);
              if (state != null) plateau.restore(state);
            });
  }
}
