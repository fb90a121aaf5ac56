package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.Eventually;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;

/** A Vault that cannot answer. */
public class VaultAwayTest extends VaultTest {
  /** Those of the client's work queue, which is far below the number of requests. */
  private static final int MOST_THREADS = 5;

  private static final String THERE = "vault:secret/a#key";

  @Before
  public void plant() {
    house.vault().put("secret/a", "{\"key\":\"" + PLANTED + "\"}");
    house.set("mounts", new String[] {"secret/=kv2"});
  }

  @Test
  public void whatPassesIsTriedAgain() {
    value(THERE);
    for (int status : new int[] {307, 412, 429, 472, 473, 500, 502, 503, 504}) {
      house.vault().put("secret/at-" + status, "{\"key\":\"value\"}");
      house.vault().answerNext(status, status);
      assertEquals("value", value("vault:secret/at-" + status + "#key"));
      assertEquals(3, house.vault().heard("GET secret/data/at-" + status));
    }
  }

  @Test
  public void whatDoesNotPassIsToldInWords() {
    house.set("retry-millis", 0L);
    value(THERE);
    assertAway(429, "a standby (status 429)");
    assertAway(472, "disaster recovery (status 472)");
    assertAway(473, "standby for performance");
    assertAway(501, "not initialized");
    assertAway(500, "fails with status 500");
    assertAway(307, "to another node (status 307)");
  }

  @Test
  public void aSealedVaultIsToldAtOnceInWords() {
    house.set("retry-millis", 60_000L).vault().state(503);
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "Vault is sealed: unseal it", THERE);
    assertTrue(house.provider().fault().orElseThrow().contains("is sealed"));
    house.vault().state(200);
    assertEquals(PLANTED, value(THERE));
    assertTrue(house.provider().fault().isEmpty());
  }

  @Test
  public void oneThatCannotBeReachedIsToldInWords() {
    house.set("retry-millis", 300L).vault().close();
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "Vault cannot be reached", THERE);
  }

  @Test
  public void oneThatDoesNotAnswerIsNotWaitedForLong() {
    house.set("retry-millis", 0L).set("request-millis", 300L);
    house.vault().stall();
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "cannot be reached", THERE);
  }

  @Test
  public void whatWasReadLastIsUsedWhileVaultIsAway() {
    value(THERE);
    house.vault().state(503);
    assertEquals(PLANTED, value(THERE));
    long asked = house.vault().heard("GET secret/data/a");
    assertEquals(PLANTED, value(THERE));
    assertEquals("is known to be away", asked, house.vault().heard("GET secret/data/a"));
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "is sealed", "vault:secret/b#key");
  }

  @Test
  public void whatWasReadLastIsUsedWhenVaultDoesNotAnswer() {
    value(THERE);
    house.vault().stall();
    assertEquals(PLANTED, value(THERE));
  }

  @Test
  public void whatWasReadTooLongAgoIsNot() {
    house.set("keep-seconds", 0L).set("retry-millis", 0L);
    value(THERE);
    house.vault().state(503);
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "is sealed", THERE);
  }

  @Test
  public void whatWasStoredIsNotHiddenByWhatWasReadBefore() {
    value(THERE);
    get(house.provider().store(reference(THERE), "new".getBytes(), CONTEXT));
    house.set("retry-millis", 0L).vault().state(503);
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "is sealed", THERE);
  }

  @Test
  public void refusedIsNotAway() {
    value(THERE);
    house.vault().deny("secret/data/a");
    assertFails(ErrorCode.CREDENTIAL_REFUSED, "status 403", THERE);
  }

  @Test
  public void itIsFoundAgainWithoutBeingAsked() {
    house.vault().state(503);
    house.provider().watch();
    Eventually.holds("sealed", () -> fault().contains("is sealed"));
    house.vault().state(200);
    Eventually.holds("back", () -> fault().isEmpty());
    house.vault().forgetTokens();
  }

  @Test
  public void aVaultThatStallsHoldsFewThreads() {
    value(THERE);
    house.vault().stall();
    List<? extends CompletionStage<?>> all =
        IntStream.range(0, 40)
            .mapToObj(
                i -> house.provider().resolve(reference("vault:secret/b" + i + "#key"), CONTEXT))
            .toList();
    Eventually.holds("all were sent", () -> house.vault().waiting() == all.size());
    Eventually.holds("few wait", () -> threadsInClient() <= MOST_THREADS);
  }

  private static long threadsInClient() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Arrays.stream(stack)
                    .anyMatch(frame -> frame.getClassName().startsWith("org.apache.cxf")))
        .count();
  }

  private String fault() {
    return house.provider().fault().orElse("");
  }

  private void assertAway(int status, String words) {
    house.vault().answerNext(status);
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, words, "vault:secret/b#key");
  }
}
