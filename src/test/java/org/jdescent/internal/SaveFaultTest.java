package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Average;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Rule;
import org.jdescent.internal.file.AtomicFile;
import org.jdescent.internal.file.FaultyDisk;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Saving over an earlier checkpoint, with every request to the disk failing in every way. */
class SaveFaultTest {
  private static final Path FILE = Path.of("/run/state.safetensors").toAbsolutePath();
  private static final int SIZE = 400_000; // more than one piece
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theOldCheckpointOrTheNewOneIsThere(FaultyDisk.Fault fault) throws IOException {
    try (FloatPointer p = new FloatPointer(SIZE);
        FloatPointer g = new FloatPointer(SIZE);
        RecipeOptimizer optimizer = start()) {
      ParameterSet params = ParameterSet.of(new Parameter("w", p.fill(0), SIZE));
      ParameterSet grads = ParameterSet.of(new Parameter("w", g.fill(1), SIZE));
      optimizer.bind(params);
      int request = 0;
      for (boolean more = true; more; request++) {
        FaultyDisk disk = new FaultyDisk();
        optimizer.save(new AtomicFile(disk, FILE), params);
        final long old = optimizer.step();
        optimizer.update(params, grads);
        disk.failAt(request, fault);
        boolean done = false;
        boolean crashed = false;
        try {
          optimizer.save(new AtomicFile(disk, FILE), params);
          done = true;
        } catch (IOException e) {
          if (fault == FaultyDisk.Fault.FULL) assertTrue(e.getMessage().contains("No space left"));
        } catch (FaultyDisk.Crash e) {
          crashed = true;
        }
        more = disk.requests() > request;
        if (crashed) disk.restart(request % 2 == 0);
        long found = stepOf(disk.read(FILE));
        assertTrue(found == old || found == optimizer.step(), fault + " at " + request);
        assertTrue(!done || found == optimizer.step(), "a checkpoint that was reported is lost");
        optimizer.update(params, grads); // the optimizer itself goes on
      }
      assertTrue(request > 15, "only " + request + " requests");
      System.out.printf("SaveFaultTest: %s at each of %d requests, 0 lost%n", fault, request - 1);
    }
  }

  private static RecipeOptimizer start() {
    Rule rule = Adam.torch().learningRate(1e-3);
    Stages stages = new Stages(rule);
    stages.averages.add(Average.ema(0.9));
    return new RecipeOptimizer(stages);
  }

  private long stepOf(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("found"), content);
    try (FloatPointer p = new FloatPointer(SIZE);
        RecipeOptimizer optimizer = start()) {
      ParameterSet params = ParameterSet.of(new Parameter("w", p, SIZE));
      optimizer.load(file, params);
      assertEquals(SIZE, optimizer.slots("w").get("v").limit());
      return optimizer.step();
    }
  }
}
