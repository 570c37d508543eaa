package org.jdescent;

/** The instruction set that the kernels use. Results are the same bits in each. */
public enum Tier {
  /** What every processor of the platform has. */
  BASELINE,
  /** x86-64-v3: AVX2. */
  AVX2,
  /** x86-64-v4: AVX-512. */
  AVX512
}
