package org.jdescent.oracle;

import org.jdescent.optimizers.RProp;

/** Where the sign stays s ← η⁺·s, where it turns s ← η⁻·s and g ← 0; p ← p − s·sign(g). */
public record RPropOracle(RProp.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] before = slots[0];
    float[] s = slots[1];
    float shrink = (float) hyper.etaMinus().at(at.step());
    float grow = (float) hyper.etaPlus().at(at.step());
    float smallest = (float) hyper.smallestStep();
    float largest = (float) hyper.largestStep();
    for (int i = 0; i < p.length; i++) {
      boolean stays = before[i] > 0 && g[i] > 0 || before[i] < 0 && g[i] < 0;
      boolean turns = before[i] > 0 && g[i] < 0 || before[i] < 0 && g[i] > 0;
      if (stays) s[i] *= grow;
      if (turns) s[i] *= shrink;
      if (s[i] <= smallest) s[i] = smallest;
      if (s[i] >= largest) s[i] = largest;
      before[i] = turns ? 0 : g[i];
      u[i] = Oracle.sign(before[i]) * s[i];
    }
  }
}
