package dev.serai.gateway.internal.limits;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public class RateLimitTest {
  private final AtomicLong clock = new AtomicLong();

  @Test
  public void aBucketFillsAgain() {
    RateLimit limit = new RateLimit(2, 3, clock::get);
    assertTrue(limit.tryTake() && limit.tryTake() && limit.tryTake());
    assertFalse(limit.tryTake());
    clock.addAndGet(500_000_000);
    assertTrue(limit.tryTake());
    assertFalse(limit.tryTake());
    clock.addAndGet(60_000_000_000L);
    assertTrue(limit.tryTake() && limit.tryTake() && limit.tryTake());
    assertFalse("It holds no more than its size", limit.tryTake());
  }
}
