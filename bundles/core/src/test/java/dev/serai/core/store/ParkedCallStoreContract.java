package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.Test;

/** What every implementation of {@link ParkedCallStore} does. */
public abstract class ParkedCallStoreContract {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456789Z");

  /** An empty store. */
  protected abstract ParkedCallStore calls();

  @Test
  public void aSavedCallIsFoundWholeAndAnUnknownOneIsNot() {
    ParkedCallRecord call = call("a'; drop table parked_call; -- \u00e9", "tools/call", NOON);
    calls().save(call);
    assertEquals(Optional.of(call), calls().find(call.id()));
    assertEquals(Optional.empty(), calls().find("b"));
  }

  @Test
  public void aCallTakesThePlaceOfTheEarlierOneWithItsId() {
    calls().save(call("a", "tools/call", NOON));
    calls().save(call("b", "tools/call", NOON));
    calls().save(call("a", "prompts/get", NOON.plusSeconds(1)));
    assertEquals(Optional.of(call("a", "prompts/get", NOON.plusSeconds(1))), calls().find("a"));
    assertEquals(Optional.of(call("b", "tools/call", NOON)), calls().find("b"));
  }

  @Test
  public void aDeletedCallIsGoneAndDeletingItAgainDoesNothing() {
    calls().save(call("a", "tools/call", NOON));
    calls().save(call("b", "tools/call", NOON));
    calls().delete("a");
    calls().delete("a");
    assertEquals(Optional.empty(), calls().find("a"));
    assertEquals(Optional.of(call("b", "tools/call", NOON)), calls().find("b"));
  }

  @Test
  public void whatExpiredIsRemovedAndNothingElse() {
    calls().save(call("a", "tools/call", NOON));
    calls().save(call("b", "tools/call", NOON.plusSeconds(1)));
    assertEquals(0, calls().deleteExpired(NOON.minusSeconds(1)));
    assertEquals(1, calls().deleteExpired(NOON.plusMillis(500)));
    assertEquals(Optional.empty(), calls().find("a"));
    assertEquals(Optional.of(call("b", "tools/call", NOON.plusSeconds(1))), calls().find("b"));
  }

  private static ParkedCallRecord call(String id, String method, Instant expires) {
    return new ParkedCallRecord(id, "ada", "installation", method, NOON.minusSeconds(9), expires);
  }
}
