package dev.serai.credential.local.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.credential.WritableCredentialProviderContract;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.CredentialRecord;
import dev.serai.core.store.CredentialRecord.State;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.After;
import org.junit.Test;

public class LocalCredentialProviderTest extends WritableCredentialProviderContract {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final CredentialReference THERE = CredentialReference.parse("local:there");

  private final TestingCredentialStore store = new TestingCredentialStore();
  private final ServiceSlot<CredentialStore> stores = new ServiceSlot<>("store of credentials");
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final LocalCredentialProvider provider =
      new LocalCredentialProvider(stores, Duration.ofMillis(1), threads, clock);

  {
    stores.bind(store.gated());
  }

  @After
  public void end() {
    threads.shutdown();
  }

  @Override
  protected CredentialProvider provider() {
    return provider;
  }

  @Override
  protected CredentialReference planted(String value) {
    return planted(value, State.VALID, null);
  }

  @Override
  protected CredentialReference absent() {
    return CredentialReference.parse("local:absent");
  }

  @Override
  protected Optional<CredentialReference> absentKey() {
    return Optional.empty();
  }

  @Override
  protected Stall stall() {
    store.close();
    return store::open;
  }

  @Override
  protected void leave() {
    provider.close();
  }

  @Test
  public void aReferenceHasNoKey() {
    planted(PLANTED);
    CredentialReference key = new CredentialReference("local", "there", "key");
    assertFails(ErrorCode.INVALID_VALUE, provider.resolve(key, CONTEXT));
  }

  @Test
  public void onlyItsOwnerReachesIt() {
    planted(PLANTED);
    CredentialContext other =
        CredentialContext.of(
            new OwnerRef(OwnerRef.Kind.USER, "mallory"), new InstallationId("contract"));
    assertHidden(
        assertFails(ErrorCode.CREDENTIAL_REFUSED, provider.resolve(THERE, other)).getMessage());
    assertFails(ErrorCode.CREDENTIAL_REFUSED, provider.store(THERE, bytes("mine"), other));
    assertFails(ErrorCode.CREDENTIAL_REFUSED, provider.delete(THERE, other));
    assertEquals(PLANTED, text(resolve(THERE)));
  }

  @Test
  public void whatHasEndedIsNotUsed() {
    planted(PLANTED, State.REVOKED, null);
    assertFails(ErrorCode.CREDENTIAL_EXPIRED, provider.resolve(THERE, CONTEXT));
    get(provider.delete(THERE, CONTEXT));
    planted(PLANTED, State.EXPIRED, null);
    assertFails(ErrorCode.CREDENTIAL_EXPIRED, provider.resolve(THERE, CONTEXT));
    get(provider.delete(THERE, CONTEXT));
    planted(PLANTED, State.VALID, NOW);
    assertFails(ErrorCode.CREDENTIAL_EXPIRED, provider.resolve(THERE, CONTEXT));
  }

  @Test
  public void aValueThatEndsSaysWhen() {
    Instant end = NOW.plusSeconds(1);
    try (Secret secret = resolve(planted(PLANTED, State.VALID, end))) {
      assertEquals(end, secret.expires());
    }
  }

  @Test
  public void settingAnEndedOneAnewMakesItValid() {
    planted(PLANTED, State.REVOKED, null);
    get(provider.store(THERE, bytes("new"), CONTEXT));
    assertEquals("new", text(resolve(THERE)));
  }

  @Test
  public void aStoredOneKnowsItsOwnerAndInstallation() {
    get(provider.store(absent(), bytes(PLANTED), CONTEXT));
    CredentialRecord record = store.inner().find("absent").orElseThrow().value();
    assertEquals(CONTEXT.owner(), record.owner());
    assertEquals(Map.of("installation", "contract"), record.metadata());
  }

  @Test
  public void aRecordWithoutAValueIsMissing() {
    store.inner().create(record("there", State.VALID, null));
    assertFails(ErrorCode.CREDENTIAL_MISSING, provider.resolve(THERE, CONTEXT));
  }

  @Test
  public void withoutAStoreACallerMayTryAgain() {
    ServiceSlot<CredentialStore> none = new ServiceSlot<>("store of credentials");
    CredentialProvider alone =
        new LocalCredentialProvider(none, Duration.ofMillis(1), threads, clock);
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, alone.resolve(THERE, CONTEXT));
  }

  @Test
  public void tooManyAreRefused() {
    CredentialProvider full =
        new LocalCredentialProvider(
            stores,
            Duration.ofMillis(1),
            task -> {
              throw new RejectedExecutionException();
            },
            clock);
    assertFails(ErrorCode.OVERLOADED, full.resolve(THERE, CONTEXT));
  }

  @Test
  public void aChangeOfTheStoreNamesTheReference() {
    String concern = CredentialStore.CONCERN;
    assertEquals(
        Optional.of(THERE), LocalCredentialProvider.named(StoreChange.saved(concern, "there")));
    assertEquals(
        Optional.of(THERE), LocalCredentialProvider.named(StoreChange.deleted(concern, "there")));
    assertEquals(
        Optional.empty(), LocalCredentialProvider.named(StoreChange.saved(concern, "no#one")));
    assertFalse(LocalCredentialProvider.named(StoreChange.anything(concern)).isPresent());
  }

  private CredentialReference planted(String value, State state, Instant expires) {
    store.inner().create(record("there", state, expires));
    store.inner().value("there", bytes(value));
    return THERE;
  }

  private static CredentialRecord record(String id, State state, Instant expires) {
    return new CredentialRecord(id, CONTEXT.owner(), "local", id, state, expires, Map.of());
  }
}
