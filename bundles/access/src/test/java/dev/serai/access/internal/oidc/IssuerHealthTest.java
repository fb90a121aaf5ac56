package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingClock;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import dev.serai.core.store.Eventually;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.After;
import org.junit.Assert;
import org.junit.Rule;
import org.junit.Test;

public class IssuerHealthTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final KeyPace FAST = new KeyPace(SOON, SOON, SOON, Duration.ofHours(24));
  private static final Map<String, Object> NAMED =
      Map.of("service.pid", "dev.serai.access.issuer~keycloak");

  @Rule public final TestingIssuer provider = new TestingIssuer();

  private final TestingClock clock = new TestingClock();
  private LiveIssuer live;

  @After
  public void close() {
    if (live != null) {
      live.close();
    }
  }

  @Test
  public void aProviderThatIsReachedIsUp() {
    start();
    Eventually.holds("up", () -> health().level() == Health.Level.UP);
    assertEquals(provider.issuer() + ": signing keys known: 1.", health().message());
  }

  @Test
  public void aProviderThatGoesDownIsToldAndMendsItself() throws Exception {
    start();
    Eventually.holds("up", () -> health().level() == Health.Level.UP);
    provider.goDown();
    Eventually.holds("degraded", () -> health().level() == Health.Level.DEGRADED);
    String message = health().message();
    assertTrue(message, message.startsWith(provider.issuer() + ": "));
    assertTrue(message, message.contains("The keys known serve until 2030-01-03T12:00:00Z."));
    assertTrue(message, message.endsWith("Serai goes on trying."));
    provider.comeBack();
    Eventually.holds("up again", () -> health().level() == Health.Level.UP);
  }

  @Test
  public void aProviderThatComesLateIsFound() throws Exception {
    provider.goDown();
    start();
    Eventually.holds("told", () -> health().message().contains("cannot be reached"));
    assertEquals(Health.Level.DEGRADED, health().level());
    provider.comeBack();
    Eventually.holds("up", () -> health().level() == Health.Level.UP);
  }

  @Test
  public void newKeysAreFetchedBeforeATokenNeedsThem() {
    start();
    Eventually.holds("one key", () -> health().message().endsWith(": 1."));
    provider.publish(TestingKeys.FIRST, TestingKeys.SECOND);
    Eventually.holds("two keys", () -> health().message().endsWith(": 2."));
  }

  @Test
  public void aWrongSettingIsNamedWhereItIs() {
    IssuerComponent issuer =
        new IssuerComponent(TestingConfig.of("issuer", provider.issuer()), NAMED);
    assertEquals("issuer-keycloak", issuer.name());
    assertEquals(Health.Level.DEGRADED, issuer.check().level());
    assertEquals(
        "No token of it is accepted. In etc/dev.serai.access.issuer-keycloak.cfg the setting"
            + " audience has to be set, with 500 characters at most.",
        issuer.check().message());
    assertEquals(provider.issuer(), issuer.issuer());
    ExecutionException refused =
        Assert.assertThrows(
            ExecutionException.class, () -> issuer.verify("a.b.c").toCompletableFuture().get());
    assertEquals(ErrorCode.ISSUER_UNAVAILABLE, SeraiException.of(refused).code());
    issuer.deactivate();
  }

  @Test
  public void rightSettingsFetchTheKeysAtOnce() {
    IssuerComponent issuer =
        new IssuerComponent(
            TestingConfig.of("issuer", provider.issuer(), "audience", TestingIssuer.AUDIENCE),
            NAMED);
    Eventually.holds("up", () -> issuer.check().level() == Health.Level.UP);
    assertEquals(1, provider.keyRequests());
    issuer.deactivate();
  }

  @Test
  public void aConfigurationIsCalledAsItsFileIs() {
    assertEquals("keycloak", IssuerName.of(NAMED));
    assertEquals(
        "my-own",
        IssuerName.of(
            Map.of(
                "service.pid", "dev.serai.access.issuer.4711-a",
                "felix.fileinstall.filename",
                    "file:/my-home/etc/dev.serai.access.issuer-my-own.cfg")));
    assertEquals("4711", IssuerName.of(Map.of("service.pid", "dev.serai.access.issuer.4711")));
  }

  private Health health() {
    return live.check();
  }

  private void start() {
    IssuerSettings settings =
        IssuerSettings.of(
            TestingConfig.of("issuer", provider.issuer(), "audience", TestingIssuer.AUDIENCE));
    live = new LiveIssuer("test", settings, FAST, Duration.ofSeconds(10), clock);
    live.keepFresh();
  }
}
