package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;

/** What Vault makes and lends. */
public class VaultLeaseTest extends VaultTest {
  private static final String USER = "vault:database/creds/reader#username";
  private static final String PASSWORD = "vault:database/creds/reader#password";

  @Before
  public void lend() {
    house.vault().lend(3_600, true, PLANTED);
  }

  @Test
  public void allKeysOfAPathAreOfOneLease() {
    assertEquals("v-serai-1", value(USER));
    try (Secret secret = resolve(PASSWORD, CONTEXT)) {
      assertEquals(PLANTED + "-1", new String(secret.chars()));
      assertEquals("database/creds/reader/lease-1", secret.lease().id());
      assertEquals("database/creds/reader/lease-1", secret.version());
      assertTrue(secret.lease().renewable());
      assertTrue(secret.lease().duration().compareTo(Duration.ofMinutes(59)) > 0);
      assertTrue(secret.expires().isAfter(Instant.now().plusSeconds(3_500)));
      assertFalse(secret.toString().contains(PLANTED));
    }
    assertEquals(1, house.vault().leasesMade());
  }

  @Test
  public void manyAtOnceGetOneLease() {
    List<CompletableFuture<Secret>> all =
        IntStream.range(0, 32)
            .mapToObj(i -> house.provider().resolve(reference(USER), CONTEXT).toCompletableFuture())
            .toList();
    all.forEach(one -> assertEquals("v-serai-1", new String(get(one).chars())));
    assertEquals(1, house.vault().leasesMade());
  }

  @Test
  public void eachInstallationHasItsOwn() {
    assertEquals("v-serai-1", value(USER, of("one")));
    assertEquals("v-serai-2", value(USER, of("two")));
    assertEquals("v-serai-1", value(USER, of("one")));
  }

  @Test
  public void aLeaseIsRenewedBeforeItEnds() {
    house.vault().lend(2, true, PLANTED);
    assertEquals("v-serai-1", value(USER));
    Eventually.holds("renewed twice", () -> house.vault().leaseRenewals() == 2);
    assertEquals("v-serai-1", value(USER));
    assertEquals(List.of(), house.changes());
  }

  @Test
  public void oneThatCannotBeRenewedIsReplacedBeforeItEnds() {
    house.vault().lend(2, false, PLANTED);
    assertEquals("v-serai-1", value(USER));
    Eventually.holds("told", () -> !house.changes().isEmpty());
    assertEquals(List.of(reference("vault:database/creds/reader")), house.changes());
    assertEquals("v-serai-2", value(USER));
    assertEquals(0, house.vault().leaseRenewals());
  }

  @Test
  public void oneThatVaultHasEndedIsReplaced() {
    house.vault().lend(2, true, PLANTED);
    assertEquals("v-serai-1", value(USER));
    house.vault().endLeases();
    Eventually.holds("told", () -> !house.changes().isEmpty());
    assertEquals("v-serai-2", value(USER));
  }

  @Test
  public void itIsUsedUntilItEndsWhileVaultIsAway() {
    house.set("retry-millis", 100L).vault().lend(3, true, PLANTED);
    assertEquals("v-serai-1", value(USER));
    house.vault().state(503);
    assertEquals("v-serai-1", value(USER));
    Eventually.holds("ended", () -> !house.changes().isEmpty());
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "is sealed", USER);
    house.vault().state(200);
    assertEquals("v-serai-2", value(USER));
  }

  @Test
  public void itIsGivenBackWithItsLastKey() {
    value(USER);
    value(PASSWORD);
    release(USER, CONTEXT);
    assertEquals(List.of(), house.vault().leasesRevoked());
    assertEquals("v-serai-1", value(USER));
    release(USER, CONTEXT);
    release(PASSWORD, CONTEXT);
    assertEquals(List.of("database/creds/reader/lease-1"), house.vault().leasesRevoked());
    assertEquals("v-serai-2", value(USER));
  }

  @Test
  public void anothersIsNotGivenBack() {
    value(USER);
    release(USER, of("two"));
    assertEquals(List.of(), house.vault().leasesRevoked());
  }

  @Test
  public void deletingGivesBackAndStoringIsRefused() {
    value(USER);
    get(house.provider().delete(reference(USER), CONTEXT));
    assertEquals(1, house.vault().leasesRevoked().size());
    assertFails(
        ErrorCode.CREDENTIAL_READ_ONLY,
        "made by Vault",
        house.provider().store(reference(USER), new byte[] {'x'}, CONTEXT));
  }

  @Test
  public void aLeaseOfWhichNothingIsUsedIsGivenBack() {
    assertFails(
        ErrorCode.CREDENTIAL_MISSING, "no key nothing", "vault:database/creds/reader#nothing");
    Eventually.holds("given back", () -> house.vault().leasesRevoked().size() == 1);
    assertEquals("v-serai-2", value(USER));
    assertFails(
        ErrorCode.CREDENTIAL_MISSING, "no key nothing", "vault:database/creds/reader#nothing");
    assertEquals("v-serai-2", value(USER));
  }

  @Test
  public void whatIsLentIsNotGivenBackWhenTheProviderLeaves() {
    value(USER);
    house.provider().close();
    assertEquals(List.of(), house.vault().leasesRevoked());
  }

  private void release(String reference, CredentialContext context) {
    get(house.provider().release(reference(reference), context));
  }
}
