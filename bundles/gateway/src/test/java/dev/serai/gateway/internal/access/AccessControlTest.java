package dev.serai.gateway.internal.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.access.Access;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.gateway.internal.TestingAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.Test;

public class AccessControlTest {
  private final ServiceSlot<Access> slot = new ServiceSlot<>("access control", Duration.ZERO);
  private final AccessControl control = new AccessControl(slot, Duration.ofMinutes(1));

  private List<CompletableFuture<Optional<Principal>>> waiting() {
    List<CompletableFuture<Optional<Principal>>> waiting = new ArrayList<>();
    for (int i = 0; i < AccessControl.MAX_WAITING; i++) {
      waiting.add(control.local().toCompletableFuture());
    }
    return waiting;
  }

  @Test
  public void soManyRequestsWaitForAccessControlAndNoMore() {
    List<CompletableFuture<Optional<Principal>>> waiting = waiting();
    CompletionException refused =
        assertThrows(CompletionException.class, () -> control.local().toCompletableFuture().join());
    assertEquals(ErrorCode.OVERLOADED, SeraiException.of(refused).code());
    slot.bind(new TestingAccess());
    waiting.forEach(one -> assertEquals(Principal.LOCAL, one.join().orElseThrow()));
  }

  @Test
  public void whoHasWaitedMakesRoomForOthers() {
    Access access = new TestingAccess();
    waiting();
    slot.bind(access);
    slot.unbind(access);
    List<CompletableFuture<Optional<Principal>>> waiting = waiting();
    slot.bind(access);
    waiting.forEach(one -> assertEquals(Principal.LOCAL, one.join().orElseThrow()));
  }
}
