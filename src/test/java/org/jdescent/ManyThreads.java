package org.jdescent;

import org.jdescent.internal.Native;
import org.jdescent.internal.ThreadBudget;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** As many threads as are asked for, on small tensors too, and any tier until the test is over. */
final class ManyThreads implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    ThreadBudget.bytesPerThread(1);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ThreadBudget.bytesPerThread(0);
    Native.capTier(Tier.values().length);
  }
}
