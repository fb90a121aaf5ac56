package dev.serai.access.internal.throttle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.serai.access.internal.TestingAuditLog;
import dev.serai.access.internal.TestingClock;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Test;

public class RefusedTokensTest {
  private static final String ADDRESS = "192.0.2.7";
  private static final String SECRET = "srt_guess";

  private final ServiceSlot<AuditLog> slot = new ServiceSlot<>("audit log");
  private final TestingAuditLog log = new TestingAuditLog();
  private final List<Runnable> later = new ArrayList<>();
  private final RefusedTokens refused = new RefusedTokens(slot, new TestingClock(), later::add);

  @Before
  public void start() {
    slot.bind(log);
  }

  @Test
  public void theFirstOfAnAddressIsNotedAtOnceAndTheOthersByTheirNumber() {
    refuse(ADDRESS, ErrorCode.UNAUTHENTICATED);
    assertEquals(List.of("192.0.2.7 1"), told());
    AuditEvent first = log.offered.get(0);
    assertEquals("anonymous", first.principal());
    assertEquals("token:refuse", first.action());
    assertEquals(AuditEvent.Outcome.DENIED, first.outcome());
    assertEquals("UNAUTHENTICATED: Refused.", first.details().get(Detail.REASON));
    assertFalse(first.details().toString().contains(SECRET));
    for (int i = 0; i < 1_000; i++) {
      refuse(ADDRESS, i < 10 ? ErrorCode.UNAUTHENTICATED : ErrorCode.TOO_MANY_ATTEMPTS);
    }
    assertEquals(1, log.offered.size());
    minute();
    assertEquals(List.of("192.0.2.7 1", "192.0.2.7 1000"), told());
    minute();
    assertEquals(2, log.offered.size());
    refuse(ADDRESS, ErrorCode.UNAUTHENTICATED);
    assertEquals(3, log.offered.size());
  }

  @Test
  public void manyAddressesAreNotedAsOne() {
    for (int i = 0; i < 5_000; i++) {
      refuse("10.0." + i / 250 + "." + i % 250, ErrorCode.UNAUTHENTICATED);
    }
    assertEquals(RefusedTokens.MAX_ADDRESSES + 1, log.offered.size());
    assertEquals("others 1", told().get(RefusedTokens.MAX_ADDRESSES));
    minute();
    assertEquals("others 4899", told().get(RefusedTokens.MAX_ADDRESSES + 1));
    assertEquals(RefusedTokens.MAX_ADDRESSES + 2, log.offered.size());
  }

  @Test
  public void whatIsNoRefusalIsNotNoted() {
    refuse(ADDRESS, ErrorCode.STORE_UNAVAILABLE);
    refused.watch(new Bearer(SECRET, ADDRESS), CompletableFuture.completedFuture(Principal.LOCAL));
    refused.watch(new Bearer(SECRET, ADDRESS).again(), failure(ErrorCode.UNAUTHENTICATED));
    assertEquals(List.of(), told());
    assertEquals(List.of(), later);
  }

  @Test
  public void aLogThatIsAwayHoldsNobodyUp() {
    slot.unbind(log);
    refuse(ADDRESS, ErrorCode.UNAUTHENTICATED);
    assertEquals(List.of(), told());
  }

  private void refuse(String address, ErrorCode code) {
    refused.watch(new Bearer(SECRET, address), failure(code));
  }

  private static CompletableFuture<Principal> failure(ErrorCode code) {
    return CompletableFuture.failedFuture(new SeraiException(code, "Refused."));
  }

  private void minute() {
    List.copyOf(later).forEach(Runnable::run);
    later.clear();
  }

  private List<String> told() {
    return log.offered.stream()
        .map(event -> event.details().get(Detail.ADDRESS) + " " + event.details().get(Detail.TIMES))
        .toList();
  }
}
