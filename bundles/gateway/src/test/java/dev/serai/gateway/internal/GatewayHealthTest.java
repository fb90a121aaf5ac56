package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.core.health.Health;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitState;
import java.util.List;
import org.junit.Test;

public class GatewayHealthTest {
  private static Health health(LimitState... limits) {
    return new GatewayHealth(
            () -> true, () -> true, () -> true, () -> true, () -> 0, () -> List.of(limits))
        .check();
  }

  @Test
  public void limitsThatHaveBeenHitAreNamed() {
    LimitState untouched = new LimitState(Limit.BODY, "10", 0);
    assertEquals(Health.up("It serves."), health(untouched));
    assertEquals(
        Health.up("It serves. Limits hit since it began: max-sessions 3; max-batch 1."),
        health(
            new LimitState(Limit.SESSIONS, "2", 3),
            untouched,
            new LimitState(Limit.BATCH, "100", 1)));
  }

  @Test
  public void sessionsThatAreNotKeptYetAreCounted() {
    Health health =
        new GatewayHealth(() -> true, () -> true, () -> true, () -> true, () -> 2, List::of)
            .check();
    assertEquals(Health.degraded("2 sessions are not in the store yet."), health);
  }

  @Test
  public void withoutAStoreItIsDegradedAndWithoutAnOrchestratorDown() {
    assertEquals(
        Health.Level.DEGRADED,
        new GatewayHealth(() -> true, () -> true, () -> false, () -> true, () -> 0, List::of)
            .check()
            .level());
    assertEquals(
        Health.Level.DOWN,
        new GatewayHealth(() -> false, () -> true, () -> true, () -> true, () -> 0, List::of)
            .check()
            .level());
  }
}
