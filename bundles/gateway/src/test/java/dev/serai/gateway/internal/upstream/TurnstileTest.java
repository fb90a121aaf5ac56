package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class TurnstileTest {
  private final LimitHits hits = new LimitHits();
  private final Turnstile turnstile = new Turnstile(1, hits);
  private final List<String> inside = new ArrayList<>();

  private void enter(String owner) {
    turnstile.enter(owner, () -> inside.add(owner));
  }

  @Test
  public void callsThatWaitForTheirTurnAreBounded() {
    turnstile.takeTurns();
    enter("a");
    enter("a");
    enter("b");
    SeraiException refusal = assertThrows(SeraiException.class, () -> enter("c"));
    assertEquals(ErrorCode.OVERLOADED, refusal.code());
    assertTrue(refusal.getMessage().endsWith("The limit is max-waiting-calls."));
    assertEquals(1, hits.of(Limit.TURNS));
    turnstile.leave();
    turnstile.leave();
    assertEquals(List.of("a", "a", "b"), inside);
  }
}
