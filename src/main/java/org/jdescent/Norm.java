package org.jdescent;

/** What a step can measure on its way. */
public enum Norm {
  /**
   * The norm of all gradients together, before clipping. Costs a reading sweep, unless clipping or
   * the check for finite gradients makes it anyway.
   */
  GRADIENT,
  /** The norm of all updates u together, before decoupled decay. Costs arithmetic, but no sweep. */
  UPDATE
}
