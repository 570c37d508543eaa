package org.jdescent.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Settings;
import org.jdescent.benchmarks.WholeStep;

/** PyTorch's fused kernels, called as {@code torch.optim} with {@code fused=True} calls them. */
final class TorchFused extends TorchStep {
  private static final String SCRIPT = "fused.torchscript";

  private final int[] sizes;
  private final CompilationUnit script;
  private final Function function;
  private final IValueVector arguments;
  private final boolean averages;
  private boolean started;

  /** On so many threads; 0 for all. */
  TorchFused(Task task, int threads, double rate, int... sizes) {
    super(sizes);
    this.sizes = sizes;
    this.averages = task == Task.WHOLE;
    torch.set_num_threads(Settings.threads(threads));
    script = torch.compile(text());
    function = find(task.name().toLowerCase(Locale.ROOT));
    arguments = new IValueVector();
    try (PointerScope scope = new PointerScope()) { // what lists refer to is theirs
      arguments.push_back(list(params().stream()));
      arguments.push_back(list(grads().stream()));
      for (IValue argument : arguments(task, new IValue(rate))) arguments.push_back(argument);
    }
  }

  private static String text() {
    try (InputStream stream = TorchFused.class.getResourceAsStream(SCRIPT)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those after parameters and gradients; the average's weight is the last, see {@link #run}. */
  private List<IValue> arguments(Task task, IValue rate) {
    return switch (task) {
      case SGD -> List.of(rate);
      case MOMENTUM -> List.of(zeros(), rate, new IValue(Algorithm.MU));
      case ADAGRAD -> List.of(zeros(), steps(), rate);
      case ADAM -> List.of(zeros(), zeros(), steps(), rate, beta1(), beta2());
      case ADAMW ->
          List.of(zeros(), zeros(), steps(), rate, beta1(), beta2(), new IValue(WholeStep.DECAY));
      case WHOLE -> {
        List<IValue> more = new ArrayList<>(arguments(Task.ADAMW, rate));
        more.addAll(List.of(zeros(), new IValue(WholeStep.LIMIT), new IValue(1.0)));
        yield more;
      }
    };
  }

  private static IValue beta1() {
    return new IValue(Algorithm.BETA1);
  }

  private static IValue beta2() {
    return new IValue(Algorithm.BETA2);
  }

  private IValue zeros() {
    return list(IntStream.of(sizes).mapToObj(size -> torch.zeros(size)));
  }

  /** Each tensor has its own count, a tensor without dimensions. */
  private IValue steps() {
    return list(IntStream.of(sizes).mapToObj(size -> torch.zeros()));
  }

  /** A list as a script has it: one made from a vector of tensors is taken for a blob. */
  private IValue list(Stream<Tensor> tensors) {
    Iterator<Tensor> all = tensors.iterator();
    IValue list = find("list_of").apply(new IValueVector(new IValue(all.next())));
    Function append = find("append");
    all.forEachRemaining(tensor -> append.apply(new IValueVector(list, new IValue(tensor))));
    return list;
  }

  private Function find(String name) {
    return script.get_function(new QualifiedName(name));
  }

  @Override
  public void run() {
    function.apply(arguments).close();
    if (averages && !started) {
      arguments.put(arguments.size() - 1, new IValue(WholeStep.AVERAGE.weight(2, 2)));
    }
    started = true;
  }

  @Override
  public void close() {
    arguments.close();
    script.close();
    super.close();
  }
}
