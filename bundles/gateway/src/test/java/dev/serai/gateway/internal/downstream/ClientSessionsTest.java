package dev.serai.gateway.internal.downstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ClientSessionsTest {
  private static final Principal ALICE = new Principal("alice");
  private static final Principal BOB = new Principal("bob");
  private static final SessionLimits LIMITS =
      new SessionLimits(10, 2, Duration.ofMinutes(10), 2, 1_000, 1_000, new ReplayLimits(5, 1_000));
  private static final ClientSessions.Events DEAF =
      new ClientSessions.Events() {
        @Override
        public void ended(ClientSession session) {}

        @Override
        public void cameBack(ClientSession session) {}

        @Override
        public void notified(ClientSession session, Message notification) {}
      };

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final LimitHits hits = new LimitHits();
  private ClientSessions sessions;

  @After
  public void close() {
    sessions.close();
  }

  private void open() {
    sessions = new ClientSessions(new SessionFiles(folder.getRoot().toPath()), LIMITS, hits, DEAF);
  }

  private ClientSession begin(Principal principal) {
    return sessions.create(
        principal, Scope.Gateway.DEFAULT, "2025-11-25", CapabilitySet.NONE, null, true);
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
    sessions.close();
    open();
    assertThrows(SeraiException.class, () -> begin(ALICE));
    begin(BOB);
  }
}
