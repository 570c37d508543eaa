package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.SOAP;
import org.junit.jupiter.api.Test;

/** What docs/matrices.md shows. */
class MatrixSnippetsTest {
  @Test
  void hiddenMatricesGoToMuon() {
    Recipe recipe =
        Recipe.of(AdamW.defaults().learningRate(3e-4))
            .hiddenMatrices(Muon.defaults().weightDecay(0.01))
            .clip(Clip.globalNorm(1));
    try (Model model = Model.small();
        Optimizer optimizer = recipe.start()) {
      assertEquals(Outcome.APPLIED, model.update(optimizer));
      assertEquals(1, optimizer.slots("fc.weight").size());
      assertEquals(2, optimizer.slots("fc.bias").size());
    }
  }

  @Test
  void aLastLayerOfAnotherNameIsAnException() {
    Recipe recipe =
        Recipe.of(AdamW.defaults())
            .hiddenMatrices(SOAP.defaults(), p -> p.name().equals("fc3.weight"));
    try (Model model = new Model().with("fc2.weight", 3, 4).with("fc3.weight", 4, 5);
        Optimizer optimizer = recipe.start()) {
      model.update(optimizer);
      assertTrue(optimizer.slots("fc2.weight").containsKey("basisL"));
      assertEquals(2, optimizer.slots("fc3.weight").size());
    }
  }
}
