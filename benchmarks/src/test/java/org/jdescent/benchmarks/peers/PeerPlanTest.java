package org.jdescent.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.jdescent.benchmarks.Size;
import org.junit.jupiter.api.Test;

class PeerPlanTest {
  @Test
  void eachPeerIsMeasuredOnceForWhatItCanDo() {
    PeerPlan plan =
        new PeerPlan(
            EnumSet.allOf(Peer.class),
            EnumSet.allOf(Task.class),
            EnumSet.of(Size.MLP, Size.LARGE),
            false);
    List<PeerCell> cells = plan.cells();
    assertEquals(12, new HashSet<>(cells).size());
    for (PeerCell cell : cells) {
      for (Peer peer : Peer.values()) {
        if (cell.has(peer)) assertTrue(peer.tasks().contains(cell.task()));
      }
    }
    PeerCell large = new PeerCell(Task.ADAM, Size.LARGE);
    assertFalse(large.has(Peer.ND4J_FLAT), "one tensor is flat anyway");
    assertFalse(large.has(Peer.TORCH_ALONE));
    assertTrue(new PeerCell(Task.ADAM, Size.MLP).has(Peer.ND4J_FLAT));
  }

  @Test
  void growthGoesByPowersOfTen() {
    assertEquals(List.of("1 x 100", "1 x 1000"), PeerPlan.ELEMENTS.subList(0, 2));
    assertEquals("1 x 100000000", PeerPlan.ELEMENTS.get(6));
    assertEquals("100000 x 10", PeerPlan.TENSORS.get(5));
  }
}
