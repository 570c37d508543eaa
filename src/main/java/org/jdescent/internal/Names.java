package org.jdescent.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** What a parameter's name tells. */
public final class Names {
  // Parts between dots: norm, layer_norm, LayerNorm1, batch_normalization_2, bn2, ln_f, ln_final …
  private static final Pattern NORM =
      Pattern.compile("(.*norm(ali[sz]ation)?\\d*|bn\\d*|ln\\d*)(_.*)?");

  private Names() {}

  /** Whether a parameter is a bias or belongs to a normalisation layer. */
  public static boolean isExemptFromDecay(Parameter parameter, ParameterSet set) {
    if (set.hasShapes() && parameter.shape().length < 2) return true;
    String[] parts = parameter.name().toLowerCase(Locale.ROOT).split("[./]");
    if (parts[parts.length - 1].equals("bias")) return true;
    for (String part : parts) if (NORM.matcher(part).matches()) return true;
    return false;
  }
}
