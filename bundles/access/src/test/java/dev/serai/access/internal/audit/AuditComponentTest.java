package dev.serai.access.internal.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingClock;
import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.CallDetail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.MemoryAuditStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

public class AuditComponentTest {
  private static final Duration NEVER = Duration.ofDays(1);

  private final MemoryAuditStore store = new MemoryAuditStore();
  private final TestingClock clock = new TestingClock();
  private volatile ErrorCode refusal;
  private AuditComponent audit = audit(CallDetail.METADATA, true);

  private AuditComponent audit(CallDetail calls, boolean blocksCalls) {
    return new AuditComponent(
        new AuditSettings(calls, List.of("iban"), blocksCalls, Duration.ZERO), NEVER, clock);
  }

  @After
  public void close() {
    audit.deactivate();
  }

  @Test
  public void whatIsRecordedIsThereAtOnceWithoutSecrets() {
    audit.addStore(store);
    Map<String, String> details =
        Map.of(Detail.AFTER, "{\"name\":\"a\",\"password\":\"s3cret\"}", Detail.ADDRESS, "::1");
    assertEquals(1, audit.record(event("a", details)));
    Map<String, String> kept = events().get(0).details();
    assertEquals("{\"name\":\"a\",\"password\":\"[redacted]\"}", kept.get(Detail.AFTER));
    assertEquals("::1", kept.get(Detail.ADDRESS));
  }

  @Test
  public void whatCannotBeRecordedFails() {
    audit.addStore(failing());
    for (ErrorCode code :
        List.of(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_DAMAGED, ErrorCode.INTERNAL)) {
      refusal = code;
      SeraiException error =
          assertThrows(SeraiException.class, () -> audit.record(event("a", Map.of())));
      assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    }
  }

  @Test
  public void whatIsOfferedIsWrittenSoonInItsOrder() throws Exception {
    audit.addStore(store);
    IntStream.range(0, 2_500).forEach(i -> audit.offer(event("e" + i, Map.of())));
    Eventually.holds("it is written", () -> store.read(2_499, 10).size() == 1);
    assertEquals(
        IntStream.range(0, 2_500).mapToObj(i -> "e" + i).toList(),
        Stream.of(0, 1_000, 2_000)
            .flatMap(after -> store.read(after, 1_000).stream())
            .map(record -> record.event().target())
            .toList());
    assertEquals(Health.Level.UP, audit.check().level());
  }

  @Test
  public void whileTheStoreIsAwayEventsWaitAndItIsTold() throws Exception {
    refusal = ErrorCode.STORE_UNAVAILABLE;
    audit.addStore(failing());
    assertTrue(audit.accepts());
    audit.offer(event("a", Map.of()));
    Eventually.holds("it is written", () -> audit.check().level() == Health.Level.DEGRADED);
    assertFalse(audit.accepts());
    audit.offer(event("b", Map.of()));
    assertTrue(audit.check().message(), audit.check().message().contains("2 events wait"));
    refusal = null;
    Eventually.holds("it is written", () -> events().size() == 2);
    Eventually.holds("it is written", () -> audit.check().level() == Health.Level.UP);
    assertTrue(audit.accepts());
  }

  @Test
  public void moreThanCanWaitIsLostAndCounted() throws Exception {
    refusal = ErrorCode.STORE_UNAVAILABLE;
    audit.addStore(failing());
    IntStream.range(0, AuditQueue.MAX_WAITING + 7)
        .forEach(i -> audit.offer(event("e" + i, Map.of())));
    Eventually.holds("it is written", () -> audit.check().message().contains("7 were lost"));
    refusal = null;
    Eventually.holds("it is written", () -> store.read(9_999, 10).size() == 1);
    Eventually.holds(
        "it is written", () -> audit.check().message().contains("were lost since the start"));
    assertEquals(Health.Level.DEGRADED, audit.check().level());
    clock.move(Duration.ofHours(1));
    assertEquals(Health.Level.UP, audit.check().level());
  }

  @Test
  public void whatTheStoreWillNeverTakeHoldsUpNothingElse() throws Exception {
    audit.addStore(failing());
    audit.offer(event("a", Map.of()));
    audit.offer(event("poison", Map.of()));
    audit.offer(event("b", Map.of()));
    Eventually.holds("it is written", () -> events().size() == 2);
    Eventually.holds("it is written", () -> audit.check().message().startsWith("1 events"));
  }

  @Test
  public void callsGoOnWithoutTheStoreUnlessItIsConfiguredOtherwise() throws Exception {
    audit.deactivate();
    audit = audit(CallDetail.METADATA, false);
    refusal = ErrorCode.STORE_UNAVAILABLE;
    audit.addStore(failing());
    audit.offer(event("a", Map.of()));
    Eventually.holds("it is written", () -> audit.check().level() == Health.Level.DEGRADED);
    assertTrue(audit.accepts());
  }

  @Test
  public void whatWaitsIsWrittenAtTheEnd() {
    audit.addStore(store);
    IntStream.range(0, 5_000).forEach(i -> audit.offer(event("e" + i, Map.of())));
    audit.deactivate();
    assertEquals(1, store.read(4_999, 10).size());
  }

  @Test
  public void whatCallsWereGivenAndAnsweredIsWrittenWithoutSecrets() throws Exception {
    audit.addStore(store);
    String token = TokenSecret.fresh().text();
    String result = "{\"content\":[{\"type\":\"text\",\"text\":\"{\\\"myIban\\\":\\\"DE1\\\"}\"}]}";
    audit.offer(
        event(
            "call " + token,
            Map.of(
                Detail.ARGUMENTS,
                "{\"note\":\"" + token + "\",\"city\":\"Graz\"}",
                Detail.RESULT,
                result.substring(0, result.length() - 2) + ",{\"a\":\"" + token.substring(0, 30),
                Detail.RESULT_BYTES,
                "99999")));
    Eventually.holds("it is written", () -> events().size() == 1);
    AuditEvent kept = events().get(0);
    assertEquals("call [redacted]", kept.target());
    assertEquals(
        "{\"note\":\"[redacted]\",\"city\":\"Graz\"}", kept.details().get(Detail.ARGUMENTS));
    assertEquals(
        "{\"content\":[{\"type\":\"text\",\"text\":\"{\\\"myIban\\\":\\\"[redacted]\\\"}\"},{}]}",
        kept.details().get(Detail.RESULT));
    assertEquals("99999", kept.details().get(Detail.RESULT_BYTES));
  }

  @Test
  public void ofWhatWaitsOnlySoMuchIsArgumentsAndResultsAndNoEventIsLostForThat() throws Exception {
    refusal = ErrorCode.STORE_UNAVAILABLE;
    audit.addStore(failing());
    String text = "[\"" + "x".repeat(60_000) + "\"]";
    int fitting = AuditQueue.MAX_TEXT / text.length();
    for (int i = 0; i < fitting + 2; i++) {
      audit.offer(event("e" + i, Map.of(Detail.RESULT, text)));
    }
    refusal = null;
    Eventually.holds("it is written", () -> events().size() == fitting + 2);
    assertTrue(events().get(fitting - 1).details().containsKey(Detail.RESULT));
    assertEquals(Map.of(Detail.RESULT_BYTES, "60004"), events().get(fitting).details());
    audit.offer(event("later", Map.of(Detail.RESULT, "[1]")));
    Eventually.holds("it is written", () -> events().size() == fitting + 3);
    assertEquals("[1]", events().get(fitting + 2).details().get(Detail.RESULT));
  }

  @Test
  public void callsThatAreNotNotedAreNotBlocked() throws Exception {
    audit.deactivate();
    audit = audit(CallDetail.OFF, true);
    refusal = ErrorCode.STORE_UNAVAILABLE;
    audit.addStore(failing());
    audit.offer(event("a", Map.of()));
    Eventually.holds("it is written", () -> audit.check().level() == Health.Level.DEGRADED);
    assertTrue(audit.accepts());
    assertEquals(CallDetail.OFF, audit.calls());
  }

  @Test
  public void whatIsOldLeavesNowAndThenAndThatIsNoted() throws Exception {
    store.append(event("old", Map.of()));
    clock.move(Duration.ofDays(31));
    audit.deactivate();
    audit = keeping(Duration.ofDays(30));
    audit.addStore(store);
    Eventually.holds("it is noted", () -> store.read(1, 10).size() == 1);
    assertEquals(1, events().size());
    assertEquals("audit:delete", events().get(0).action());
    assertEquals("1", events().get(0).details().get("removed"));
  }

  @Test
  public void eventsAreWrittenWhileOldOnesLeave() throws Exception {
    CountDownLatch leaving = new CountDownLatch(1);
    audit.deactivate();
    audit = keeping(Duration.ofDays(30));
    audit.addStore(
        store(
            (method, argument) -> {
              if (method.equals("prune")) {
                leaving.countDown();
                new CountDownLatch(1).await();
              }
            }));
    assertTrue(leaving.await(10, TimeUnit.SECONDS));
    audit.offer(event("a", Map.of()));
    Eventually.holds("it is written", () -> events().size() == 1);
  }

  private AuditComponent keeping(Duration kept) {
    return new AuditComponent(
        new AuditSettings(CallDetail.METADATA, List.of(), true, kept),
        Duration.ofMillis(10),
        clock);
  }

  private List<AuditEvent> events() {
    return store.read(0, AuditStore.MAX_READ).stream().map(AuditRecord::event).toList();
  }

  private AuditEvent event(String target, Map<String, String> details) {
    return new AuditEvent(clock.instant(), "user:a", "tool:use", target, Outcome.DONE, details);
  }

  /** The store, which refuses what it is told to. */
  private AuditStore failing() {
    return store(
        (method, argument) -> {
          if (method.equals("append")) {
            refuse(argument);
          }
        });
  }

  private interface Before {
    void call(String method, Object argument) throws Exception;
  }

  /** The store, to which something else happens first. */
  private AuditStore store(Before before) {
    return (AuditStore)
        Proxy.newProxyInstance(
            AuditStore.class.getClassLoader(),
            new Class<?>[] {AuditStore.class},
            (proxy, method, arguments) -> {
              before.call(method.getName(), arguments[0]);
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void refuse(Object events) {
    ErrorCode code = refusal;
    if (code == null && events.toString().contains("poison")) {
      code = ErrorCode.INTERNAL;
    }
    if (code != null) {
      throw new SeraiException(code, "for the test");
    }
  }
}
