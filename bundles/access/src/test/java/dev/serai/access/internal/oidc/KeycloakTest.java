package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import dev.serai.core.store.Eventually;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class KeycloakTest {
  @Rule public final TestingKeycloak keycloak = new TestingKeycloak();

  private LiveIssuer issuer;

  @After
  public void close() {
    if (issuer != null) {
      issuer.close();
    }
  }

  @Test
  public void everybodyIsWhoTheyAre() throws Exception {
    start();
    assertIdentity("alice", Set.of("team-red"), Set.of());
    assertIdentity("bob", Set.of("team-blue"), Set.of());
    assertIdentity("carol", Set.of("team-red", "team-blue"), Set.of("admin"));
    assertIdentity("dave", Set.of(), Set.of());
  }

  @Test
  public void nestedClaimsAreReadToo() throws Exception {
    start("roles-claim", "realm_access.roles");
    assertEquals(Set.of("admin"), verified(keycloak.signIn("carol")).roles());
  }

  @Test
  public void aMachineIsAccepted() throws Exception {
    start();
    ExternalIdentity bot = verified(keycloak.clientToken("ci-bot"));
    assertEquals("service-account-ci-bot", bot.name());
    assertNull(bot.email());
    assertEquals(Set.of(), bot.groups());
  }

  @Test
  public void theSameUserIsTheSameSubject() throws Exception {
    start();
    assertEquals(
        verified(keycloak.signIn("alice")).subject(), verified(keycloak.signIn("alice")).subject());
  }

  @Test
  public void anIdTokenIsNoAccessToken() throws Exception {
    start();
    assertRefused("The token is for another service", keycloak.idToken("alice"));
  }

  @Test
  public void aTokenForAnotherApiIsRefused() throws Exception {
    start();
    assertRefused("The token is for another service", keycloak.clientToken("serai-gateway"));
  }

  @Test
  public void itsKeysAreFound() {
    start();
    Eventually.holds("up", () -> issuer.check().level() == Health.Level.UP);
  }

  private void assertIdentity(String user, Set<String> groups, Set<String> roles) throws Exception {
    ExternalIdentity identity = verified(keycloak.signIn(user));
    assertEquals(user, identity.name());
    assertEquals(user + "@example.test", identity.email());
    assertEquals(user, groups, identity.groups());
    assertEquals(user, roles, identity.roles());
    assertEquals(keycloak.issuer(), identity.subject().issuer());
    assertFalse(identity.subject().id().isBlank());
    assertTrue(identity.expires().isAfter(Instant.now()));
  }

  private void assertRefused(String reason, String token) {
    SeraiException error =
        SeraiException.of(assertThrows(ExecutionException.class, () -> verified(token)));
    assertEquals(ErrorCode.UNAUTHENTICATED, error.code());
    assertTrue(error.getMessage(), error.getMessage().startsWith(reason));
  }

  private ExternalIdentity verified(String token) throws Exception {
    return issuer.verify(token).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private void start(Object... settings) {
    Object[] all = Arrays.copyOf(settings, settings.length + 6);
    all[settings.length] = "issuer";
    all[settings.length + 1] = keycloak.issuer();
    all[settings.length + 2] = "audience";
    all[settings.length + 3] = keycloak.resource();
    all[settings.length + 4] = "roles";
    all[settings.length + 5] = TestingConfig.list("admin=admin");
    issuer = LiveIssuer.start("keycloak", IssuerSettings.of(TestingConfig.of(all)));
  }
}
