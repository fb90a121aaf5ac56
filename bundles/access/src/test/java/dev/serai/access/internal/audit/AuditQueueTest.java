package dev.serai.access.internal.audit;

import static org.junit.Assert.assertNotSame;

import dev.serai.core.store.AuditEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class AuditQueueTest {
  private final CompletableFuture<ClassLoader> writing = new CompletableFuture<>();
  private final AuditQueue queue =
      new AuditQueue(
          batch -> writing.complete(Thread.currentThread().getContextClassLoader()),
          Clock.systemUTC());

  /** A bundle that has offered one can be replaced, and its classes go. */
  @Test
  public void itsThreadKeepsNoClassLoaderOfWhoeverOffersAnEvent() throws Exception {
    ClassLoader offering = new ClassLoader() {};
    Thread caller =
        new Thread(
            () ->
                queue.offer(
                    new AuditEvent(
                        Instant.now(), "user:u1", "a", null, AuditEvent.Outcome.DONE, Map.of())));
    caller.setContextClassLoader(offering);
    caller.start();
    assertNotSame(offering, writing.get(10, TimeUnit.SECONDS));
    queue.close(Duration.ofSeconds(2));
  }
}
