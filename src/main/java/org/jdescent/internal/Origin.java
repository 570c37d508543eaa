package org.jdescent.internal;

import java.io.IOException;
import java.util.List;
import org.jdescent.internal.file.Header;
import org.jdescent.internal.file.TensorSource;

/** What was saved, and how an optimizer goes on from there. */
interface Origin {
  /** Where its tensors are. */
  TensorSource source();

  /** Whether a state needs this tensor. */
  boolean isForState(Header.Entry entry);

  /** The same, with its tensors elsewhere. */
  Origin from(TensorSource source);

  /**
   * Proves that a recipe can go on from here, as far as that does not depend on parameters.
   *
   * @param here what the recipe says
   * @return what is different, for people
   * @throws IllegalArgumentException if it cannot
   */
  List<String> prove(Stages stages, Settings here);

  /** The progress of a recipe that goes on from here. */
  Progress progress(Stages stages);

  /**
   * Gives a fresh state the saved values and counts.
   *
   * @throws IllegalArgumentException if names, groups or shapes differ
   */
  void restore(State state) throws IOException;

  /** Gives the recipe's plateaus what their reports had led to. */
  void restorePlateaus(Settings here);
}
