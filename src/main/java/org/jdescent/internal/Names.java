package org.jdescent.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Slot;

/** What a parameter's name tells. */
public final class Names {
  // Parts between dots: norm, layer_norm, LayerNorm1, batch_normalization_2, bn2, ln_f, ln_final …
  private static final Pattern NORM =
      Pattern.compile("(.*norm(ali[sz]ation)?\\d*|bn\\d*|ln\\d*)(_.*)?");

  // Embeddings, token and position; the last layer.
  private static final Pattern EMBEDDING = Pattern.compile(".*embed.*|emb|w[tp]e");
  private static final Pattern HEAD = Pattern.compile("(.*_)?head|classifier|logits|score");

  private Names() {}

  /**
   * Whether a parameter is a matrix within a network: neither an embedding nor the last layer, by
   * its name.
   *
   * @throws IllegalArgumentException if the set has no shapes
   */
  public static boolean isHiddenMatrix(Parameter parameter, ParameterSet set) {
    if (!set.hasShapes()) {
      throw new IllegalArgumentException(
          "hiddenMatrices needs the shapes of parameters, which a Map has not; bind a ParameterSet of Parameters with shapes");
    }
    if (Slot.rows(parameter.shape()) < 2 || Slot.columns(parameter.shape()) < 2) return false;
    String[] parts = parameter.name().toLowerCase(Locale.ROOT).split("[./]");
    if (parts[0].equals("output")) return false;
    for (String part : parts) {
      if (EMBEDDING.matcher(part).matches() || HEAD.matcher(part).matches()) return false;
    }
    return true;
  }

  /** Whether a parameter is a bias or belongs to a normalisation layer. */
  public static boolean isExemptFromDecay(Parameter parameter, ParameterSet set) {
    if (set.hasShapes() && parameter.shape().length < 2) return true;
    String[] parts = parameter.name().toLowerCase(Locale.ROOT).split("[./]");
    if (parts[parts.length - 1].equals("bias")) return true;
    for (String part : parts) if (NORM.matcher(part).matches()) return true;
    return false;
  }
}
