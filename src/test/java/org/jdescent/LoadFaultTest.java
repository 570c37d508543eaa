package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AggMo;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit is refused in words, and nothing has changed. */
class LoadFaultTest {
  private static final Recipe RECIPE =
      Recipe.of(Adam.torch())
          .group("head", p -> p.name().startsWith("head"), SGD.defaults())
          .average(Average.ema(0.9));
  @TempDir Path folder;
  private Path file;
  private final Model model = model();

  private static Model model() {
    return Model.small().with("head.weight", 4);
  }

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("state.safetensors");
    try (Optimizer optimizer = RECIPE.start()) {
      for (int i = 0; i < 3; i++) model.update(optimizer);
      optimizer.save(file);
    }
  }

  @AfterEach
  void free() {
    model.close();
  }

  /** Loading fails with this message, bound or not, and the optimizer is as it was. */
  private void refuses(String message, Recipe recipe) {
    try (Optimizer bound = recipe.start();
        Optimizer fresh = recipe.start()) {
      model.update(bound);
      String before = bound.describe();
      Exception e = assertThrows(IllegalArgumentException.class, () -> bound.load(file));
      assertTrue(e.getMessage().contains(message), e.getMessage());
      assertEquals(before, bound.describe());
      e = assertThrows(IllegalArgumentException.class, () -> fresh.load(file));
      assertTrue(e.getMessage().contains(message), e.getMessage());
      assertEquals(0, fresh.step());
      model.update(fresh); // it can be used as if nothing had been tried
    }
  }

  @Test
  void anotherOptimizer() {
    refuses(
        "group 'default' has another optimizer: it was saved as"
            + " Adam(epsilonAfterCorrection=true), here it is AdaGrad",
        Recipe.of(AdaGrad.defaults())
            .group("head", p -> p.name().startsWith("head"), SGD.defaults())
            .average(Average.ema(0.9)));
  }

  @Test
  void anotherConvention() {
    refuses(
        "group 'default' is in another convention: it was saved as"
            + " Adam(epsilonAfterCorrection=true), here it is Adam(epsilonAfterCorrection=false)",
        Recipe.of(Adam.defaults())
            .group("head", p -> p.name().startsWith("head"), SGD.defaults())
            .average(Average.ema(0.9)));
  }

  @Test
  void anotherNumberOfVelocities() {
    try (Optimizer three = new AggMo();
        Optimizer four = new AggMo(AggMo.defaults().velocities(4))) {
      model.update(three);
      FaultTest.throwsMessage(
          IllegalArgumentException.class,
          "group 'default' has another optimizer: it was saved as AggMo3(velocities=3), here it is"
              + " AggMo4(velocities=4)",
          () -> four.load(three));
    }
  }

  @Test
  void otherGroups() {
    refuses(
        "it was saved with the groups [head, default], here they are [default]",
        Recipe.of(Adam.torch()).average(Average.ema(0.9)));
    refuses(
        "group 'head' has another optimizer: it was saved as SGD, here it is frozen",
        Recipe.of(Adam.torch())
            .freeze("head", p -> p.name().startsWith("head"))
            .average(Average.ema(0.9)));
  }

  @Test
  void otherAverages() {
    refuses(
        "it was saved with the averages {ema=ema(corrected=false)}, here they are {}",
        Recipe.of(Adam.torch()).group("head", p -> p.name().startsWith("head"), SGD.defaults()));
    refuses(
        "here they are {ema=ema(corrected=false), lookahead=lookahead}", RECIPE.lookahead(5, 0.5));
    refuses(
        "here they are {ema=swa}",
        Recipe.of(Adam.torch())
            .group("head", p -> p.name().startsWith("head"), SGD.defaults())
            .average(Average.swa(1, 1).named("ema")));
  }

  /** With parameters that do not fit: when bound at once, else in the first update or bind. */
  private void refusesParameters(String message, Recipe recipe, Model other) throws IOException {
    try (other;
        Optimizer bound = recipe.start();
        Optimizer fresh = recipe.start();
        Optimizer whole = recipe.start()) {
      other.update(bound);
      float[] p = other.p("fc.bias");
      Exception e = assertThrows(IllegalArgumentException.class, () -> bound.load(file));
      assertTrue(e.getMessage().contains(message), e.getMessage());
      assertEquals(1, bound.step());
      fresh.load(file);
      for (int i = 0; i < 2; i++) {
        e = assertThrows(IllegalArgumentException.class, () -> other.update(fresh));
        assertTrue(e.getMessage().contains(message), e.getMessage());
      }
      ParameterSet params = other.shaped(other.params);
      assertThrows(IllegalArgumentException.class, () -> fresh.bind(params));
      assertThrows(IllegalArgumentException.class, () -> whole.load(file, params));
      assertArrayEquals(p, other.p("fc.bias"));
      if (recipe != RECIPE) return;
      model.update(fresh); // what was loaded still waits
      assertEquals(4, fresh.step());
    }
  }

  @Test
  void otherParameters() throws IOException {
    refusesParameters(
        "parameter 'head.weight' was saved, but is missing here", RECIPE, Model.small());
    refusesParameters(
        "parameter 'more' is here, but was not saved", RECIPE, model().with("more", 2));
    refusesParameters(
        "parameter 'head.weight' was saved with shape [4], here it has [2, 2]",
        RECIPE,
        Model.small().with("head.weight", 2, 2));
    refusesParameters(
        "parameter 'fc.bias' was saved in group 'default', here it is in 'head'",
        Recipe.of(Adam.torch())
            .group("head", p -> p.shape().length == 1, SGD.defaults())
            .average(Average.ema(0.9)),
        model());
  }

  @Test
  void aFileWithoutParameters() throws IOException {
    try (Optimizer optimizer = RECIPE.start()) {
      ParameterSet params = model.shaped(model.params);
      float[] p = model.p("fc.bias");
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> optimizer.load(file, params));
      assertEquals("what was saved has no tensor 'fc.bias.parameter'", e.getMessage());
      assertArrayEquals(p, model.p("fc.bias"));
      model.update(optimizer);
      assertEquals(1, optimizer.step());
      assertThrows(IllegalArgumentException.class, () -> optimizer.save(file, null));
      assertThrows(IllegalArgumentException.class, () -> optimizer.load(optimizer));
    }
  }

  @Test
  void gradientsInTheMiddleOfACycle() throws IOException {
    Recipe four = RECIPE.accumulate(4, Reduce.MEAN).lossScale(LossScale.fixed(8));
    try (Optimizer optimizer = four.start()) {
      for (int i = 0; i < 6; i++) model.update(optimizer);
      optimizer.save(file);
    }
    refuses(
        "2 micro-batches were accumulated when it was saved, here a step has only 2",
        RECIPE.accumulate(2, Reduce.MEAN).lossScale(LossScale.fixed(8)));
    refuses(
        "gradients were accumulated with loss scale 8.0 when it was saved, here it is 4.0",
        RECIPE.accumulate(4, Reduce.MEAN).lossScale(LossScale.fixed(4)));
    try (Optimizer optimizer =
        RECIPE.accumulate(3, Reduce.MEAN).lossScale(LossScale.fixed(8)).start()) {
      assertEquals(List.of("accumulate is 3 MEAN, was 4 MEAN"), optimizer.load(file));
      assertEquals(Outcome.APPLIED, model.update(optimizer));
    }
  }

  @Test
  void filesThatAreNone() throws IOException {
    Path other = folder.resolve("other");
    try (Optimizer optimizer = RECIPE.start()) {
      assertThrows(NoSuchFileException.class, () -> optimizer.load(other));
      Files.writeString(other, "PK is how archives begin, not safetensors");
      Exception e = assertThrows(MalformedFileException.class, () -> optimizer.load(other));
      assertTrue(e.getMessage().startsWith(other + ": the header's length"), e.getMessage());
      byte[] cut = Files.readAllBytes(file);
      Files.write(other, Arrays.copyOf(cut, cut.length - 4));
      assertThrows(MalformedFileException.class, () -> optimizer.load(other));
      cut[cut.length - 1] ^= 1;
      Files.write(other, cut);
      e = assertThrows(MalformedFileException.class, () -> optimizer.load(other));
      assertTrue(e.getMessage().contains("the checksum of tensor"), e.getMessage());
    }
  }

  /** Wherever it is damaged, be it in the last tensor. */
  @Test
  void aDamagedFileLeavesParametersAndStateAlone() throws IOException {
    byte[] good;
    try (Optimizer optimizer = RECIPE.start()) {
      model.update(optimizer);
      optimizer.save(file, model.shaped(model.params));
      good = Files.readAllBytes(file);
    }
    try (Optimizer optimizer = RECIPE.start()) {
      for (int i = 0; i < 2; i++) model.update(optimizer); // other values than those in the file
      ParameterSet params = model.shaped(model.params);
      float[] p = model.p("fc.bias");
      float[] m = Model.read(optimizer.slots("fc.bias").get("m"));
      String all = optimizer.describe();
      for (int at = Math.toIntExact(dataStart(good)); at < good.length; at += Float.BYTES) {
        byte[] damaged = good.clone();
        damaged[at] ^= 1;
        Files.write(file, damaged);
        assertThrows(MalformedFileException.class, () -> optimizer.load(file, params));
        assertThrows(MalformedFileException.class, () -> optimizer.load(file));
        assertArrayEquals(p, model.p("fc.bias"));
        assertArrayEquals(m, Model.read(optimizer.slots("fc.bias").get("m")));
        assertEquals(all, optimizer.describe());
      }
    }
  }

  private static long dataStart(byte[] file) {
    return Long.BYTES + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  @Test
  void evaluationKeepsItFromSavingAveragedWeights() throws IOException {
    try (Optimizer optimizer = RECIPE.start()) {
      model.update(optimizer);
      try (Evaluation averaged = optimizer.evaluate("ema")) {
        assertThrows(IllegalStateException.class, () -> optimizer.save(folder.resolve("x")));
        assertThrows(IllegalStateException.class, () -> optimizer.load(file));
      }
      optimizer.save(folder.resolve("x"));
    }
  }
}
