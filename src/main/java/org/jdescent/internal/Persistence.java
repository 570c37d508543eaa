package org.jdescent.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import org.jdescent.MalformedFileException;
import org.jdescent.ParameterSet;
import org.jdescent.internal.file.AtomicFile;
import org.jdescent.internal.file.Disk;
import org.jdescent.internal.file.TensorFile;

/** A training's way into files and out of them. A null set of parameters leaves them alone. */
record Persistence(Training training) {
  void save(AtomicFile file, ParameterSet params) throws IOException {
    try {
      TensorFile.write(file, training.checkpoint(params));
    } finally {
      Reference.reachabilityFence(params);
    }
  }

  List<String> load(Path file, ParameterSet params) throws IOException {
    try (TensorFile tensors = TensorFile.open(file)) {
      return training.load(Checkpoint.of(tensors, params), params);
    } catch (MalformedFileException e) {
      throw of(file, e);
    }
  }

  List<String> load(Training other) {
    try {
      return training.load(Checkpoint.of(other.checkpoint(null), null), null);
    } catch (IOException e) {
      throw new UncheckedIOException("memory was read, no file", e);
    }
  }

  void exportTorch(Path file) throws IOException {
    try (TorchExport export = training.torch()) {
      TensorFile.write(new AtomicFile(Disk.REAL, file), export.tensors());
    }
  }

  void importTorch(Path file) throws IOException {
    try (TensorFile tensors = TensorFile.openForeign(file)) {
      training.load(TorchState.of(tensors), null);
    } catch (MalformedFileException e) {
      throw of(file, e);
    }
  }

  /** Says which file. */
  private static MalformedFileException of(Path file, MalformedFileException e) {
    return new MalformedFileException("%s: %s".formatted(file, e.getMessage()));
  }
}
