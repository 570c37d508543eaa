package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jdescent.examples.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAINING_LABELS = "train-labels-idx1-ubyte";

  @TempDir Path directory;

  @Test
  void readsPlainAndPackedFiles() throws IOException {
    DigitSet training = Handwriting.write(20, 1);
    DigitSet test = Handwriting.write(10, 2);
    write(TRAINING_IMAGES + ".gz", images(training));
    write(TRAINING_LABELS, labels(training));
    write(TEST_IMAGES, images(test));
    write(TEST_LABELS + ".gz", labels(test));
    DigitSet.Split split = Mnist.read(directory);
    assertSame(training, split.training());
    assertSame(test, split.test());
  }

  @Test
  void splitsTheTestSetIfThereIsNoOther() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    writeTest(set);
    DigitSet.Split split = Mnist.read(directory);
    assertSame(set.part(0, 8), split.training());
    assertSame(set.part(8, 10), split.test());
  }

  @Test
  void refusesHalfATrainingSet() throws IOException {
    writeTest(Handwriting.write(10, 1));
    write(TRAINING_LABELS, labels(Handwriting.write(10, 2)));
    assertRefused(TRAINING_IMAGES + ".gz, got neither");
  }

  @Test
  void refusesTooFewToSplit() throws IOException {
    writeTest(Handwriting.write(4, 1));
    assertRefused("must have at least 5 images to split, got 4");
  }

  @Test
  void refusesTruncatedFiles() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    writeTest(set);
    byte[] images = images(set);
    write(TEST_IMAGES, Arrays.copyOf(images, images.length - 1));
    assertRefused("must have 7840 bytes after its header for sizes [10, 28, 28], got 7839");
    write(TEST_IMAGES, Arrays.copyOf(images, 9));
    assertRefused("'%s' is truncated".formatted(directory.resolve(TEST_IMAGES)));
  }

  @Test
  void refusesTruncatedPackedFiles() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    Path packed = write(TEST_IMAGES + ".gz", images(set));
    write(TEST_LABELS, labels(set));
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused("'%s' is truncated".formatted(packed));
  }

  @Test
  void refusesLongerFiles() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    writeTest(set);
    write(TEST_LABELS, Arrays.copyOf(labels(set), 8 + 11));
    assertRefused("must have 10 bytes after its header for sizes [10], got more");
  }

  @Test
  void refusesForeignFiles() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    write(TEST_IMAGES, labels(set));
    write(TEST_LABELS, labels(set));
    assertRefused("must be an IDX file with magic number 0x00000803, got 0x00000801");
  }

  @Test
  void refusesWhatOnlyClaimsToBePacked() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    Files.write(directory.resolve(TEST_IMAGES + ".gz"), images(set));
    write(TEST_LABELS, labels(set));
    assertRefused("is no intact gzip file");
  }

  @Test
  void refusesImpossibleSizes() throws IOException {
    writeTest(Handwriting.write(10, 1));
    write(TEST_IMAGES, idx(new byte[0], 1 << 20, 1 << 20, 28));
    assertRefused("must have 1 to 2^31 - 2 bytes of data, got sizes [1048576, 1048576]");
    write(TEST_IMAGES, idx(new byte[0], -1, 28, 28));
    assertRefused("got sizes [-1]");
  }

  @Test
  void refusesOtherImageSizes() throws IOException {
    writeTest(Handwriting.write(10, 1));
    write(TEST_IMAGES, idx(new byte[10 * 32 * 32], 10, 32, 32));
    assertRefused("must be 28 x 28, got 32 x 32");
  }

  @Test
  void refusesOtherNumbersOfLabels() throws IOException {
    writeTest(Handwriting.write(10, 1));
    write(TEST_LABELS, labels(Handwriting.write(9, 1)));
    assertRefused("must have one label for each of the 10 images, got 9");
  }

  @Test
  void refusesLabelsThatAreNoDigits() throws IOException {
    DigitSet set = Handwriting.write(10, 1);
    set.labels()[3] = (byte) 200;
    writeTest(set);
    assertRefused("must be 0 to 9, got 200");
  }

  private void writeTest(DigitSet set) throws IOException {
    write(TEST_IMAGES, images(set));
    write(TEST_LABELS, labels(set));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      packed.write(bytes);
    }
    return file;
  }

  private static byte[] images(DigitSet set) {
    return idx(set.pixels(), set.size(), DigitSet.SIDE, DigitSet.SIDE);
  }

  private static byte[] labels(DigitSet set) {
    return idx(set.labels(), set.size());
  }

  private static byte[] idx(byte[] data, int... sizes) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    file.putInt(0x0800 + sizes.length);
    for (int size : sizes) file.putInt(size);
    return file.put(data).array();
  }

  private void assertRefused(String reason) {
    String message = assertThrows(DataException.class, () -> Mnist.read(directory)).getMessage();
    assertTrue(message.contains(reason), message);
    assertTrue(message.contains(directory.toString()), message);
  }

  private static void assertSame(DigitSet expected, DigitSet actual) {
    assertArrayEquals(expected.pixels(), actual.pixels());
    assertArrayEquals(expected.labels(), actual.labels());
    assertEquals(expected.size(), actual.size());
  }
}
