package org.jdescent;

import java.util.Locale;
import org.jdescent.internal.Ranged;

/**
 * Weight decay: what pulls parameters towards zero beside the gradient. In the formulas λ is the
 * rate, η the learning rate, u the update that the rule computed.
 *
 * @param kind where the decay acts
 * @param rate λ, finite and at least 0; may follow a schedule. Where it is 0 there is no decay
 */
public record Decay(Kind kind, Schedule rate) {
  /** No decay. */
  public static final Decay NONE = new Decay(Kind.NONE, Schedule.constant(0));

  /** Where the decay acts. */
  public enum Kind {
    /** Nowhere. */
    NONE,
    /** g + λp takes the gradient's place. */
    COUPLED,
    /** p ← p·(1 − ηλ) − u. */
    DECOUPLED,
    /** p ← p·(1 − λ) − u. */
    INDEPENDENT,
    /** Decoupled, but only for elements with u·p &gt; 0. */
    CAUTIOUS
  }

  /**
   * @throws IllegalArgumentException if a part is null, or a constant rate is out of range
   */
  public Decay {
    if (kind == null) throw new IllegalArgumentException("the kind of decay is null");
    rate = Ranged.atLeastZero("Decay.rate", rate);
  }

  /** L2 regularisation: g + λp takes the gradient's place, after clipping. */
  public static Decay coupled(double rate) {
    return coupled(Ranged.atLeastZero("Decay.rate", rate));
  }

  /** As {@link #coupled(double)}, following a schedule. */
  public static Decay coupled(Schedule rate) {
    return new Decay(Kind.COUPLED, rate);
  }

  /** AdamW's (Loshchilov &amp; Hutter 2019, as PyTorch has it): p ← p·(1 − ηλ) − u. */
  public static Decay decoupled(double rate) {
    return decoupled(Ranged.atLeastZero("Decay.rate", rate));
  }

  /** As {@link #decoupled(double)}, following a schedule. */
  public static Decay decoupled(Schedule rate) {
    return new Decay(Kind.DECOUPLED, rate);
  }

  /** Decoupled from the learning rate, too: p ← p·(1 − λ) − u. */
  public static Decay independent(double rate) {
    return independent(Ranged.atLeastZero("Decay.rate", rate));
  }

  /** As {@link #independent(double)}, following a schedule. */
  public static Decay independent(Schedule rate) {
    return new Decay(Kind.INDEPENDENT, rate);
  }

  /**
   * Decoupled, only where the update, too, moves p towards zero: u·p &gt; 0 (Chen et al. 2025).
   * Where u·p is exactly 0 there is no decay.
   */
  public static Decay cautious(double rate) {
    return cautious(Ranged.atLeastZero("Decay.rate", rate));
  }

  /** As {@link #cautious(double)}, following a schedule. */
  public static Decay cautious(Schedule rate) {
    return new Decay(Kind.CAUTIOUS, rate);
  }

  @Override
  public String toString() {
    return kind == Kind.NONE ? "none" : kind.name().toLowerCase(Locale.ROOT) + " " + rate;
  }
}
