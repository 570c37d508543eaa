package org.jdescent;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fuzz target: any bytes at all are loaded, or refused with one of the exceptions documented. Not
 * part of the ordinary run, whose classes it would instrument: {@code JAZZER_FUZZ=1 mvn test
 * -Dtest=LoadFuzzTest} searches on from the golden files for a minute.
 */
class LoadFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String file : GoldenStateTest.files().toList()) {
      seeds.add(Files.readAllBytes(GoldenStateTest.FOLDER.resolve(file)));
    }
    return seeds.stream();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void load(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".safetensors");
    try (Model model = Model.small();
        Optimizer optimizer = new Adam(Adam.torch())) {
      Files.write(file, bytes);
      optimizer.load(file, model.shaped(model.params));
      model.update(optimizer);
    } catch (IOException | IllegalArgumentException e) {
      // refused
    } finally {
      Files.delete(file);
    }
  }
}
