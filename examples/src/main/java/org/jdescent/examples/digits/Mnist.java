package org.jdescent.examples.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdescent.examples.DataException;
import org.jdescent.examples.digits.DigitSet.Split;

/** The MNIST files in a directory, plain or gzipped. */
final class Mnist {
  private Mnist() {}

  /** Reads the training and the test set; without a training set the test set is split in two. */
  static Split read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new DataException("--data must be a directory, got '%s'".formatted(directory));
    }
    DigitSet test = set(directory, "t10k");
    if (find(directory, "train-images-idx3-ubyte") == null
        && find(directory, "train-labels-idx1-ubyte") == null) {
      if (test.size() < 5) {
        throw new DataException(
            "'%s' must have at least 5 images to split, got %d".formatted(directory, test.size()));
      }
      return Split.of(test);
    }
    return new Split(set(directory, "train"), test);
  }

  private static DigitSet set(Path directory, String prefix) throws IOException {
    Path imageFile = require(directory, prefix + "-images-idx3-ubyte");
    Path labelFile = require(directory, prefix + "-labels-idx1-ubyte");
    IdxFile images = IdxFile.read(imageFile, 3);
    IdxFile labels = IdxFile.read(labelFile, 1);
    int[] sizes = images.sizes();
    if (sizes[1] != DigitSet.SIDE || sizes[2] != DigitSet.SIDE) {
      throw new DataException(
          "images in '%s' must be 28 x 28, got %d x %d".formatted(imageFile, sizes[1], sizes[2]));
    }
    if (sizes[0] != labels.sizes()[0]) {
      throw new DataException(
          "'%s' must have one label for each of the %d images, got %d"
              .formatted(labelFile, sizes[0], labels.sizes()[0]));
    }
    for (byte label : labels.data()) {
      if (label < 0 || label >= DigitSet.CLASSES) {
        throw new DataException(
            "labels in '%s' must be 0 to 9, got %d".formatted(labelFile, label & 0xFF));
      }
    }
    return new DigitSet(images.data(), labels.data());
  }

  private static Path require(Path directory, String name) throws DataException {
    Path file = find(directory, name);
    if (file == null) {
      throw new DataException(
          "'%s' must contain %s or %s.gz, got neither".formatted(directory, name, name));
    }
    return file;
  }

  private static Path find(Path directory, String name) {
    Path plain = directory.resolve(name);
    Path packed = directory.resolve(name + ".gz");
    return Files.exists(plain) ? plain : Files.exists(packed) ? packed : null;
  }
}
