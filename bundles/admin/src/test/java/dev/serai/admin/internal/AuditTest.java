package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.admin.internal.json.Json;
import dev.serai.core.store.Eventually;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The audit log is asked, exported and verified. */
public class AuditTest {
  @Rule public final ApiServer api = new ApiServer();

  @Before
  public void events() {
    for (int i = 1; i <= 450; i++) {
      api.management.noted(i % 2 == 0 ? "user:create" : "token:create");
    }
  }

  @Test
  public void theNewestComesFirst() {
    Answer part = api.get("/audit?limit=2&action=user:create&outcome=done");
    assertEquals(450, part.json().at("/items/0/number").asInt());
    assertEquals(448, part.json().at("/items/1/number").asInt());
    String link = part.header("Link").replaceAll("^<|>; rel=\"next\"$", "");
    assertEquals(446, api.get("/audit" + link).json().at("/items/0/number").asInt());
  }

  @Test
  public void timesAndOutcomesAreAskedFor() {
    assertEquals(50, items("/audit?from=2030-01-01T00:00:00Z&until=2030-01-01T02:00:01%2B01:00"));
    assertEquals(0, items("/audit?until=2030-01-01T00:00:00Z"));
    assertEquals(0, items("/audit?outcome=denied"));
    assertEquals("400 INVALID_VALUE", api.get("/audit?from=yesterday").problem());
    assertEquals("400 INVALID_VALUE", api.get("/audit?outcome=good").problem());
    assertEquals("400 INVALID_VALUE", api.get("/audit?pricipal=x").problem());
  }

  @Test
  public void theExportHasEachRecordInALine() {
    Answer export = api.get("/audit/export?action=token:create");
    List<String> lines = export.text().lines().toList();
    assertEquals("application/jsonl", export.header("Content-Type"));
    assertEquals(225, lines.size());
    byte[] last = lines.get(224).getBytes(StandardCharsets.UTF_8);
    assertEquals(1, Json.tree(last).get("number").asInt());
  }

  @Test
  public void manyExportsAfterEachOtherAreFine() {
    for (int i = 0; i < 6; i++) {
      assertEquals(
          200,
          api.anonymous("HEAD", "/audit/export", null, "Authorization", "Bearer root").status());
      assertEquals(200, api.get("/audit/export").status());
    }
  }

  @Test
  public void itIsVerified() {
    Answer verified = api.post("/audit/verify", null);
    assertTrue(verified.text(), verified.json().get("intact").asBoolean());
    assertTrue(verified.json().get("firstWrong").isNull());
  }

  @Test
  public void oneVerificationRunsAtATime() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    api.management.verifying = gate;
    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(() -> api.post("/audit/verify", null));
    Eventually.holds("the first runs", () -> api.management.verifications == 1);

    assertEquals("503 OVERLOADED", refusedWhileOneRuns().problem());

    gate.complete(null);
    assertEquals(200, first.join().status());
    assertEquals(200, api.post("/audit/verify", null).status());
  }

  /** The gate opens in any case, so that no thread stays behind. */
  private Answer refusedWhileOneRuns() {
    try {
      return CompletableFuture.supplyAsync(() -> api.post("/audit/verify", null))
          .orTimeout(10, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      api.management.verifying.complete(null);
      throw e;
    }
  }

  @Test
  public void whoMayNotReadItIsToldNothingOfIt() {
    for (String path : List.of("/audit", "/audit/export")) {
      Answer refused = api.send("GET", path, null, "Authorization", "Bearer nobody");
      assertEquals(path, "404 NOT_FOUND", refused.problem());
    }
  }

  private int items(String path) {
    return api.get(path).json().get("items").size();
  }
}
