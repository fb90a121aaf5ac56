package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.Test;

/** The engine {@code kv} in both of its versions. */
public class VaultKeyValuesTest extends VaultTest {
  @Test
  public void theVersionIsThatOfVault() {
    house.vault().put("secret/a", "{\"key\":\"first\"}");
    house.vault().put("secret/a", "{\"key\":\"second\"}");
    try (Secret secret = resolve("vault:secret/a#key", CONTEXT)) {
      assertEquals("2", secret.version());
      assertArrayEquals("second".toCharArray(), secret.chars());
    }
  }

  @Test
  public void withoutVersionsTheValueTellsWhetherItChanged() {
    house.vault().put("old/a", "{\"key\":\"first\"}");
    String first = resolve("vault:old/a#key", CONTEXT).version();
    assertEquals(first, resolve("vault:old/a#key", CONTEXT).version());
    house.vault().put("old/a", "{\"key\":\"second\"}");
    String second = resolve("vault:old/a#key", CONTEXT).version();
    house.vault().put("old/a", "{\"key\":\"first\"}");
    assertEquals(first, resolve("vault:old/a#key", CONTEXT).version());
    assertTrue(second, !second.equals(first));
  }

  @Test
  public void aReadThatFindsAnotherVersionTellsSo() {
    house.vault().put("secret/a", "{\"key\":\"first\"}");
    value("vault:secret/a#key");
    value("vault:secret/a#key");
    assertEquals(List.of(), house.changes());
    house.vault().put("secret/a", "{\"key\":\"second\"}");
    assertEquals("second", value("vault:secret/a#key"));
    assertEquals(List.of(reference("vault:secret/a")), house.changes());
  }

  @Test
  public void vaultIsAskedForAMountOnce() {
    house.vault().put("secret/a", "{\"key\":\"a\"}");
    house.vault().put("secret/b", "{\"key\":\"b\"}");
    value("vault:secret/a#key");
    value("vault:secret/b#key");
    assertEquals(1, house.vault().heard("GET sys/internal/ui/mounts/secret/a"));
    assertEquals(0, house.vault().heard("GET sys/internal/ui/mounts/secret/b"));
    assertEquals(1, house.vault().heard("GET secret/data/b"));
  }

  @Test
  public void vaultIsNotAskedForAMountThatIsSet() {
    house.set("mounts", new String[] {"secret=kv2", "old/=kv1"});
    house.vault().put("secret/a", "{\"key\":\"new\"}");
    house.vault().put("old/a", "{\"key\":\"old\"}");
    house.vault().deny("sys/");
    assertEquals("new", value("vault:secret/a#key"));
    assertEquals("old", value("vault:old/a#key"));
  }

  @Test
  public void aPathMayHaveAnyCharacter() {
    house.vault().put("secret/tëam a/50%+?x=y;b", "{\"the key/a.b\":\"value\"}");
    assertEquals("value", value("vault:secret/tëam a/50%+?x=y;b#the key/a.b"));
  }

  @Test
  public void whatIsNoTextIsGivenAsJson() {
    house
        .vault()
        .put("secret/a", "{\"n\":1.50,\"b\":true,\"o\":{\"a\":[1]},\"e\":\"\",\"z\":null}");
    assertEquals("1.5", value("vault:secret/a#n"));
    assertEquals("true", value("vault:secret/a#b"));
    assertEquals("{\"a\":[1]}", value("vault:secret/a#o"));
    assertFails(ErrorCode.CREDENTIAL_MISSING, "no key e", "vault:secret/a#e");
    assertFails(ErrorCode.CREDENTIAL_MISSING, "no key z", "vault:secret/a#z");
  }

  @Test
  public void aReferenceNeedsAKey() {
    assertFails(ErrorCode.INVALID_VALUE, "needs a key", "vault:secret/a");
  }

  @Test
  public void storingOneKeyKeepsTheOthersAsTheyAre() {
    house.vault().put("secret/a", "{\"key\":\"before\",\"n\":7,\"o\":{\"a\":null}}");
    store("vault:secret/a#key", "after");
    assertEquals("after", value("vault:secret/a#key"));
    assertEquals("7", value("vault:secret/a#n"));
    assertEquals("{\"a\":null}", value("vault:secret/a#o"));
  }

  @Test
  public void deletingOneKeyKeepsTheOthersAndTheLastTakesThePath() {
    house.vault().put("secret/a", "{\"one\":\"1\",\"two\":\"2\"}");
    get(house.provider().delete(reference("vault:secret/a#one"), CONTEXT));
    assertFails(ErrorCode.CREDENTIAL_MISSING, "no key one", "vault:secret/a#one");
    assertEquals("2", value("vault:secret/a#two"));
    get(house.provider().delete(reference("vault:secret/a#two"), CONTEXT));
    assertFails(ErrorCode.CREDENTIAL_MISSING, "was deleted in Vault", "vault:secret/a#two");
    assertEquals(1, house.vault().heard("DELETE secret/data/a"));
    store("vault:secret/a#one", "again");
    assertEquals("3", resolve("vault:secret/a#one", CONTEXT).version());
  }

  @Test
  public void nobodyOverwritesWhatOthersWriteMeanwhile() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 4)
            .mapToObj(i -> stored("vault:secret/a#key" + i, "value" + i).toCompletableFuture())
            .toList();
    all.forEach(VaultTest::get);
    for (int i = 0; i < all.size(); i++) {
      assertEquals("value" + i, value("vault:secret/a#key" + i));
    }
  }

  @Test
  public void whatIsNotUtf8IsNotStored() {
    assertFails(
        ErrorCode.INVALID_VALUE,
        "UTF-8",
        house.provider().store(reference("vault:secret/a#key"), new byte[] {-1}, CONTEXT));
  }

  @Test
  public void whatTheRoleMayNotReadIsRefusedInWords() {
    house.vault().put("secret/a", "{\"key\":\"" + PLANTED + "\"}");
    house.vault().deny("secret/data/a");
    assertFails(
        ErrorCode.CREDENTIAL_REFUSED,
        "does not let Serai have vault:secret/a#key (status 403)",
        "vault:secret/a#key");
    assertFails(ErrorCode.CREDENTIAL_REFUSED, "status 403", stored("vault:secret/a#key", PLANTED));
  }

  @Test
  public void aMountThatIsNotThereIsRefusedInWords() {
    assertFails(ErrorCode.CREDENTIAL_REFUSED, "no mount for vault:nowhere/a", "vault:nowhere/a#b");
  }

  @Test
  public void whatBelongsToSeraisTokenIsNoSecret() {
    for (String path : new String[] {"auth/token/lookup-self", "sys/raw/a", "cubbyhole/a"}) {
      assertFails(ErrorCode.CREDENTIAL_REFUSED, "is no secret for others", "vault:" + path + "#id");
    }
    assertEquals(List.of(), house.vault().heard());
    assertFails(
        ErrorCode.CREDENTIAL_REFUSED,
        "is no secret for others",
        "vault:ns1/auth/token/lookup-self#id");
    house.vault().put("secret/auth/token/a", "{\"key\":\"value\"}");
    assertEquals("value", value("vault:secret/auth/token/a#key"));
  }

  @Test
  public void whatIsWrappedIsRefusedInWords() {
    house.vault().put("secret/a", "{\"key\":\"value\"}");
    house.vault().wrap("secret/");
    assertFails(ErrorCode.CREDENTIAL_REFUSED, "Vault wraps", "vault:secret/a#key");
  }

  @Test
  public void manyAtOnceAreNotMixedUp() {
    IntStream.range(0, 300)
        .forEach(i -> house.vault().put("secret/p" + i, "{\"key\":\"value" + i + "\"}"));
    List<CompletableFuture<Secret>> all =
        IntStream.range(0, 300)
            .mapToObj(i -> reference("vault:secret/p" + i + "#key"))
            .map(one -> house.provider().resolve(one, CONTEXT).toCompletableFuture())
            .toList();
    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(("value" + i).toCharArray(), get(all.get(i)).chars());
    }
  }

  @Test
  public void connectionsAreUsedAgain() {
    house.vault().put("secret/a", "{\"key\":\"value\"}");
    for (int i = 0; i < 30; i++) {
      assertEquals("value", value("vault:secret/a#key"));
    }
    assertTrue("" + house.vault().connections(), house.vault().connections() <= 2);
  }

  @Test
  public void aNamespaceIsSentWithEachRequest() {
    house.set("namespace", "team-a/").vault().namespace("team-a/");
    house.vault().put("secret/a", "{\"key\":\"value\"}");
    assertEquals("value", value("vault:secret/a#key"));
  }

  private void store(String reference, String value) {
    get(stored(reference, value));
  }

  private CompletionStage<Void> stored(String reference, String value) {
    return house
        .provider()
        .store(reference(reference), value.getBytes(StandardCharsets.UTF_8), CONTEXT);
  }
}
