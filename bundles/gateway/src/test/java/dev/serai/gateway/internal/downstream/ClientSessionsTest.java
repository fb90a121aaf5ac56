package dev.serai.gateway.internal.downstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.Eventually;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.recovery.Recovery;
import dev.serai.gateway.internal.recovery.TestingRecovery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

public class ClientSessionsTest {
  private static final Principal ALICE = new Principal("alice");
  private static final Principal BOB = new Principal("bob");
  private static final InitializeLimits INITIALIZE =
      new InitializeLimits(1_000, 1_000, 1_000, 1_000, Duration.ofMinutes(1));
  private static final SessionLimits LIMITS =
      new SessionLimits(
          10, 2, Duration.ofMinutes(10), 2, INITIALIZE, new ReplayLimits(5, 1_000, 4, 4_096), 3);
  private static final ClientSessions.Events DEAF =
      new ClientSessions.Events() {
        @Override
        public void ended(ClientSession session) {}

        @Override
        public void cameBack(ClientSession session) {}

        @Override
        public void hearsAgain(ClientSession session, InstallationId server) {}

        @Override
        public void rightsChanged(ClientSession session) {}

        @Override
        public void notified(ClientSession session, Message notification) {}
      };

  private final LimitHits hits = new LimitHits();
  private final TestingRecovery stores = new TestingRecovery();
  private Recovery recovery;
  private ClientSessions sessions;

  @After
  public void close() {
    sessions.close();
    recovery.close();
  }

  private void open() {
    recovery = stores.recovery();
    sessions = new ClientSessions(recovery.sessions(), LIMITS, hits, DEAF);
    recovery.sessions().tried().join();
  }

  private void openWithoutStore() {
    stores.leave();
    recovery = stores.recovery();
    sessions = new ClientSessions(recovery.sessions(), LIMITS, hits, DEAF);
  }

  private ClientSession begin(Principal principal) {
    ClientSession session =
        sessions.create(
            sessions.place(principal),
            new Caller(principal, Scope.Gateway.DEFAULT),
            "2025-11-25",
            CapabilitySet.NONE,
            null,
            true);
    session.keep();
    return session;
  }

  @Test
  public void aPrincipalThatHasTooManySessionsIsRefusedAndOthersAreNot() {
    open();
    begin(ALICE);
    begin(ALICE);
    SeraiException refusal = assertThrows(SeraiException.class, () -> begin(ALICE));
    assertEquals(ErrorCode.OVERLOADED, refusal.code());
    assertTrue(refusal.getMessage().endsWith("The limit is max-principal-sessions."));
    assertEquals(1, hits.of(Limit.PRINCIPAL_SESSIONS));
    begin(BOB);
  }

  @Test
  public void aSessionThatEndsMakesRoomForAnother() {
    open();
    List<ClientSession> begun = List.of(begin(ALICE), begin(ALICE));
    sessions.end(begun.get(0));
    sessions.end(begun.get(0));
    begin(ALICE);
    assertThrows(SeraiException.class, () -> begin(ALICE));
  }

  @Test
  public void sessionsOfAnEarlierGatewayCount() {
    open();
    begin(ALICE);
    begin(ALICE);
    close();
    open();
    assertThrows(SeraiException.class, () -> begin(ALICE));
    begin(BOB);
  }

  @Test
  public void aSessionOfAnEarlierGatewayIsToBeAskedForAgainWhileTheStoreIsAway() {
    open();
    String id = begin(ALICE).id();
    close();
    openWithoutStore();
    assertEquals(ErrorCode.STORE_UNAVAILABLE, refusal(id));
    stores.come();
    Eventually.holds("it is known", () -> !sessions.all().isEmpty());
    assertEquals(id, sessions.find(id, ALICE, Scope.Gateway.DEFAULT).id());
    assertEquals(ErrorCode.UNKNOWN_SESSION, refusal("another"));
  }

  @Test
  public void sessionsBeginAndEndWhileTheStoreIsAwayAndAreKeptWhenItIsBack() {
    openWithoutStore();
    ClientSession goesOn = begin(ALICE);
    sessions.end(begin(BOB));
    assertSame(goesOn, sessions.find(goesOn.id(), ALICE, Scope.Gateway.DEFAULT));
    stores.come();
    Eventually.holds("it is kept", () -> !stores.sessions().load().isEmpty());
    close();
    assertEquals(List.of(goesOn.record()), stores.sessions().load());
  }

  @Test
  public void aSessionThatHasEndedIsNotKept() {
    open();
    sessions.end(begin(ALICE));
    close();
    assertEquals(List.of(), stores.sessions().load());
  }

  @Test
  public void whoListensGetsEachSubscriptionOfAServerBegunAnewHoweverManyBeginAtOnce() {
    open();
    ClientSession session = begin(ALICE);
    session.mailbox().open(new TestingOutlet());
    InstallationId server = new InstallationId("one");
    assertTrue(IntStream.range(0, 100_000).parallel().allMatch(uri -> session.listensFor(server)));
    assertEquals(List.of(), session.unheard());
  }

  @Test
  public void subscriptionsWaitForAClientThatDoesNotListenAndAreGivenOnce() {
    open();
    ClientSession session = begin(ALICE);
    InstallationId server = new InstallationId("one");
    assertFalse(session.listensFor(server));
    assertFalse(session.listensFor(server));
    assertEquals(List.of(server), session.unheard());
    assertEquals(List.of(), session.unheard());
  }

  private ErrorCode refusal(String id) {
    return assertThrows(SeraiException.class, () -> sessions.find(id, ALICE, Scope.Gateway.DEFAULT))
        .code();
  }
}
