package org.jdescent.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark's method with values for its parameters; those not named take all their values.
 *
 * @param benchmark as JMH knows it: class and method
 */
public record Trial(String benchmark, Map<String, String> params) {
  /** Of a method of a class. */
  public static Trial of(Class<?> type, String method, Map<String, String> params) {
    return new Trial(type.getName() + "." + method, params);
  }

  /** The same with one more parameter. */
  public Trial with(String param, String value) {
    Map<String, String> more = new HashMap<>(params);
    more.put(param, value);
    return new Trial(benchmark, more);
  }

  /** Runs it once in a JVM of its own, or in this one. */
  List<RunResult> run(Effort effort, boolean fork) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.replace(".", "\\.") + "$")
            .forks(fork ? 1 : 0)
            .warmupIterations(effort.warmups())
            .warmupTime(effort.time())
            .measurementIterations(effort.iterations())
            .measurementTime(effort.time())
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    params.forEach(options::param);
    return List.copyOf(new Runner(options.build()).run());
  }

  @Override
  public String toString() {
    return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1)
        + " "
        + new TreeMap<>(params);
  }
}
