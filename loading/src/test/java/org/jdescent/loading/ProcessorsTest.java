package org.jdescent.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each tier, by request and for want of a better processor: the bits are the same. */
class ProcessorsTest {
  private static final List<String> TIERS = List.of("BASELINE", "AVX2", "AVX512");

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "avx2", "avx512"})
  void aTierByRequest(String most) throws Exception {
    String best = Jvm.on(Jars.all()).steps();
    String tier = Jvm.on(Jars.all()).option("-Dorg.jdescent.tier=" + most).steps();
    int expected = Math.min(TIERS.indexOf(best), TIERS.indexOf(most.toUpperCase()));
    assertEquals(TIERS.get(expected), tier);
  }

  /** Nehalem is of 2008 and has no AVX; Haswell is of 2013 and has AVX2. */
  @ParameterizedTest
  @CsvSource({"Nehalem, BASELINE", "Haswell, AVX2"})
  void anotherProcessor(String processor, String tier) throws Exception {
    assumeTrue(Jars.PLATFORM.equals("linux-x86_64"));
    Jvm.needs("apt-get install qemu-user", "qemu-x86_64", "--version");
    assertEquals(
        tier,
        Jvm.on(Jars.all())
            .under("qemu-x86_64", "-cpu", processor)
            .option("-Xint", "-XX:+UseSerialGC") // what emulation does fastest
            .steps());
  }
}
