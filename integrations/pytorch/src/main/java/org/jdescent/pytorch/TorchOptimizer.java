package org.jdescent.pytorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.Tensor;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.jdescent.Rule;

/**
 * An optimizer for a module, in the place of those in {@code org.bytedeco.pytorch}: it updates the
 * module's parameters from their gradients, both in PyTorch's own memory, in one native call.
 *
 * <p>Parameters are those that the module has when this is made and that require gradients. One
 * whose gradient is undefined in a step is missing, and the recipe says what that means; {@code
 * torch.optim} leaves it alone, as {@link org.jdescent.Missing#SKIP} does.
 */
public final class TorchOptimizer implements AutoCloseable {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Optimizer optimizer;

  /** For a rule on its own. */
  public TorchOptimizer(Module module, Rule rule) {
    this(module, Recipe.of(rule));
  }

  /**
   * For a whole step.
   *
   * @throws IllegalArgumentException if the module has no parameters that require gradients, or
   *     their memory is not as {@link TorchTensors#parameter} needs it
   */
  public TorchOptimizer(Module module, Recipe recipe) {
    try (PointerScope scope = new PointerScope()) {
      StringTensorDict named = module.named_parameters();
      for (long i = 0; i < named.size(); i++) {
        StringTensorDictItem item = named.get(i);
        Tensor tensor = item.value();
        if (tensor.requires_grad()) tensors.put(item.key().getString(), kept(tensor));
      }
    }
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("the module has no parameters that require gradients");
    }
    optimizer = recipe.start();
    try {
      optimizer.bind(parameters());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A tensor that outlives all scopes, and what its module does. */
  private static Tensor kept(Tensor tensor) {
    Tensor own = new Tensor(tensor);
    own.retainReference();
    return own;
  }

  /** The module's parameters, as this optimizer sees them. */
  public ParameterSet parameters() {
    List<Parameter> parameters = new ArrayList<>();
    tensors.forEach((name, tensor) -> parameters.add(TorchTensors.parameter(name, tensor)));
    return ParameterSet.of(parameters.toArray(Parameter[]::new));
  }

  /**
   * One step; gradients are left as they are, unless the recipe says otherwise.
   *
   * @throws IllegalArgumentException as {@link Optimizer#update}, and if a tensor's memory has
   *     become unusable
   */
  public Outcome step() {
    try (PointerScope scope = new PointerScope()) {
      return optimizer.update(parameters(), gradients());
    }
  }

  private ParameterSet gradients() {
    List<Parameter> gradients = new ArrayList<>();
    tensors.forEach(
        (name, tensor) -> {
          Tensor gradient = tensor.grad();
          if (gradient.defined()) gradients.add(TorchTensors.parameter(name, gradient));
        });
    return ParameterSet.of(gradients.toArray(Parameter[]::new));
  }

  /** The optimizer itself: its state, rates, averages. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** Frees the optimizer's state; the module's memory is the module's. */
  @Override
  public void close() {
    optimizer.close();
    tensors.values().forEach(Tensor::releaseReference);
    tensors.clear();
  }
}
