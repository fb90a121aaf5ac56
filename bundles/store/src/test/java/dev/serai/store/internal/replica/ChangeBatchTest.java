package dev.serai.store.internal.replica;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.StoreChange;
import java.util.List;
import org.junit.Test;

public class ChangeBatchTest {
  private final ChangeBatch batch = new ChangeBatch(3);

  @Test
  public void equalChangesAreOne() {
    batch.add(List.of(saved("a", 1), saved("a", 1), StoreChange.deleted("a", "1")));
    batch.add(List.of(saved("a", 1)));
    assertEquals(List.of(saved("a", 1), StoreChange.deleted("a", "1")), batch.take());
  }

  @Test
  public void tooManyOfAConcernStandForAnythingOfItAlone() {
    batch.add(List.of(saved("a", 1), saved("b", 1), saved("a", 2), saved("a", 3)));
    assertEquals(List.of(saved("a", 1), saved("a", 2), saved("a", 3), saved("b", 1)), taken());
    batch.add(List.of(saved("a", 4), saved("a", 5)));
    assertEquals(List.of(StoreChange.anything("a"), saved("b", 1)), batch.take());
  }

  @Test
  public void anythingStandsForWhatCameBeforeAndAfter() {
    batch.add(List.of(saved("a", 1), StoreChange.anything("a"), saved("a", 2)));
    assertEquals(List.of(StoreChange.anything("a")), batch.take());
  }

  @Test
  public void whatWasTakenIsGone() {
    assertTrue(batch.isEmpty());
    batch.add(List.of(saved("a", 1)));
    assertFalse(batch.isEmpty());
    batch.take();
    assertTrue(batch.isEmpty());
    assertEquals(List.of(), batch.take());
  }

  private List<StoreChange> taken() {
    List<StoreChange> taken = batch.take();
    batch.add(taken);
    return taken;
  }

  private static StoreChange saved(String concern, int key) {
    return StoreChange.saved(concern, Integer.toString(key));
  }
}
