package org.jdescent.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.jdescent.benchmarks.MatrixBenchmark.Way;

/** As many products of large square matrices as there are processors. */
final class Peak implements Step {
  /** Edge of the matrices. */
  static final int EDGE = 2048;

  private final List<Product> products;
  private final Pool pool;

  private record Product(int n, FloatPointer a, FloatPointer b, FloatPointer c) {
    Product(int n) {
      this(n, square(n), square(n), square(n));
    }

    private static FloatPointer square(int n) {
      return new FloatPointer(Values.array(n * n));
    }

    void compute() {
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
    }
  }

  Peak(Way way) {
    int count = Settings.threads(0);
    products = IntStream.range(0, count).mapToObj(i -> new Product(EDGE)).toList();
    openblas_nolapack.blas_set_num_threads(way == Way.EACH ? 1 : count);
    pool = new Pool(way == Way.EACH ? count : 1, this::share);
  }

  private void share(int index, int count) {
    for (int i = index; i < products.size(); i += count) products.get(i).compute();
  }

  /** What it adds and multiplies. */
  static double flops(int processors) {
    return 2.0 * EDGE * EDGE * EDGE * processors;
  }

  @Override
  public void run() {
    pool.run();
  }

  @Override
  public void close() {
    pool.close();
    products.stream().flatMap(p -> Stream.of(p.a, p.b, p.c)).forEach(FloatPointer::close);
  }
}
