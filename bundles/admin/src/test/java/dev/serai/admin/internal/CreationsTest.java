package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** A request to make something may come twice. */
public class CreationsTest {
  private static final String BODY = "{\"name\":\"ci\"}";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void theSameRequestIsAnsweredAsTheFirstTime() {
    Answer first = api.post("/teams", BODY, "Idempotency-Key", "k");
    Answer second = api.post("/teams", BODY, "Idempotency-Key", "k");
    assertEquals(201, second.status());
    assertEquals(first.text(), second.text());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(first.etag(), second.etag());
    assertEquals(null, first.header("Idempotency-Replayed"));
    assertEquals("true", second.header("Idempotency-Replayed"));
  }

  @Test
  public void aSecretIsNotShownAgain() {
    Answer first = api.post("/me/tokens", BODY, "Idempotency-Key", "k");
    Answer second = api.post("/me/tokens", BODY, "Idempotency-Key", "k");
    assertEquals(201, second.status());
    assertEquals(first.json().get("token"), second.json().get("token"));
    assertTrue(second.json().get("secret").isNull());
    assertEquals(1, api.management.mints);
  }

  @Test
  public void anotherRequestWithTheSameKeyIsRefused() {
    api.post("/teams", BODY, "Idempotency-Key", "k");
    for (String path : List.of("/teams", "/roles")) {
      String body = path.equals("/teams") ? "{\"name\":\"cd\"}" : BODY;
      assertEquals(
          "422 IDEMPOTENCY_KEY_REUSED", api.post(path, body, "Idempotency-Key", "k").problem());
    }
  }

  @Test
  public void keysOfOthersAreOthers() {
    api.access.knows("other", TestingAccess.user("other", "t", "*:*"));
    api.post("/me/tokens", BODY, "Idempotency-Key", "k");
    Answer others =
        api.post("/me/tokens", BODY, "Idempotency-Key", "k", "Authorization", "Bearer other");
    assertEquals("other", others.json().at("/token/owner/id").asText());
  }

  @Test
  public void whatFailedCanBeTriedAgain() {
    Answer blue = api.post("/teams", BODY);
    assertEquals("409 ALREADY_EXISTS", api.post("/teams", BODY, "Idempotency-Key", "k").problem());
    String path = "/teams/" + blue.json().get("id").asText();
    api.send("DELETE", path, null, "If-Match", "*");
    assertEquals(201, api.post("/teams", BODY, "Idempotency-Key", "k").status());
  }

  @Test
  public void ofManyAtOnceOneIsDone() {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> api.post("/me/tokens", BODY, "Idempotency-Key", "k")));
    }
    assertTrue(answers.stream().allMatch(answer -> answer.join().status() == 201));
    assertEquals(
        1, answers.stream().filter(each -> !each.join().json().get("secret").isNull()).count());
    assertEquals(1, api.management.mints);
  }

  @Test
  public void keysThatAreNone() {
    for (String key : List.of("", "a b", "x".repeat(256))) {
      assertEquals("400 INVALID_VALUE", api.post("/teams", BODY, "Idempotency-Key", key).problem());
    }
  }
}
