package dev.serai.gateway.internal.http;

import static org.junit.Assert.assertEquals;

import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.gateway.internal.TestingAccess;
import dev.serai.gateway.internal.access.AccessControl;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;

/** How long streams go on while it cannot be told whether they may. */
public class OpenStreamsTest {
  private final ServiceSlot<Access> slot = new ServiceSlot<>("access control", Duration.ZERO);
  private final Access access = new TestingAccess();
  private final AtomicInteger ended = new AtomicInteger();
  private CompletionStage<Actor> answer = CompletableFuture.completedFuture(TestingAccess.HERE);
  private long now;
  private final OpenStreams streams = new OpenStreams(new AccessControl(slot), () -> now);

  @Before
  public void open() {
    slot.bind(access);
    streams.add(
        new Admission.Admitted(TestingAccess.HERE, () -> answer),
        new OpenStreams.Fate(() -> false, ended::incrementAndGet, actor -> {}));
  }

  private void after(Duration time) {
    now += time.toNanos();
    streams.check();
  }

  @Test
  public void whoIsLetInAgainGoesOn() {
    for (int i = 0; i < 10; i++) {
      after(OpenStreams.UNTOLD);
    }
    assertEquals(0, ended.get());
  }

  @Test
  public void whileAccessControlIsAwayAStreamGoesOnForAWhileOnly() {
    slot.unbind(access);
    after(OpenStreams.UNTOLD);
    assertEquals(0, ended.get());
    after(Duration.ofSeconds(1));
    assertEquals(1, ended.get());
    after(Duration.ofSeconds(1));
    assertEquals(1, ended.get());
  }

  @Test
  public void whileNothingCanBeToldAStreamGoesOnForAWhileOnly() {
    answer =
        CompletableFuture.failedFuture(
            new SeraiException(ErrorCode.TOO_MANY_ATTEMPTS, "The test says so."));
    after(OpenStreams.UNTOLD);
    assertEquals(0, ended.get());
    after(Duration.ofSeconds(1));
    assertEquals(1, ended.get());
  }

  @Test
  public void whoIsRefusedEndsAtOnce() {
    answer =
        CompletableFuture.failedFuture(
            new SeraiException(ErrorCode.UNAUTHENTICATED, "The test says so."));
    after(Duration.ofSeconds(1));
    assertEquals(1, ended.get());
  }
}
