package dev.serai.registry.internal.api;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static dev.serai.registry.internal.catalog.TestingCatalog.document;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.Comparator;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class WritingTest {
  private static final String A = "io.github.x/a";
  private static final String A_PATH = "/v0.1/servers/io.github.x%2Fa";
  private static final String ONE = A_PATH + "/versions/1.0.0";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void whoMayApprovePublishesAtOnce() {
    Answer made = api.send("POST", "/v0.1/publish", document(A, "1.0.0"));
    assertEquals(200, made.status());
    assertEquals("active", made.official().path("status").asText());
    assertTrue(made.official().path("isLatest").asBoolean());
    assertEquals("registry-api", made.own().path("origin").asText());
    assertEquals("organization", made.own().path("scope").asText());
    assertEquals(made.json(), api.get(ONE).json());
    assertEquals(200, api.send("POST", "/v0/publish", document(A, "1.1.0")).status());
  }

  @Test
  public void whatOthersPublishWaitsForApproval() {
    Answer made = api.as("mia", "POST", "/v0.1/publish?scope=user:mia", document(A, "1.0.0"));
    assertEquals(201, made.status());
    assertTrue(made.official().isMissingNode());
    assertEquals("pending", made.own().path("state").asText());
    assertEquals(A, made.json().path("server").path("name").asText());
    assertEquals("404 NOT_FOUND", api.as("mia", "GET", ONE, null).problem());
    assertEquals(List.of(), api.as("mia", "GET", "/v0.1/servers", null).servers());
  }

  @Test
  public void whoMayNotWriteEntriesPublishesNone() {
    Answer refused = api.as("otto", "POST", "/v0.1/publish", document(A, "1.0.0"));
    assertEquals("403 FORBIDDEN", refused.problem());
  }

  @Test
  public void aVersionIsPublishedOnce() {
    api.send("POST", "/v0.1/publish", document(A, "1.0.0"));
    Answer again = api.send("POST", "/v0.1/publish", document(A, "1.0.0"));
    assertEquals("409 ALREADY_EXISTS", again.problem());
    assertTrue(again.error(), again.error().contains("another version"));
  }

  @Test
  public void everyFaultOfADocumentIsNamed() {
    String bad = document("no-slash", "^1.0.0");
    Answer refused = api.send("POST", "/v0.1/publish", bad);
    assertEquals("400 INVALID_ENTRY", refused.problem());
    assertTrue(refused.error(), refused.error().contains("/name"));
    assertTrue(refused.error(), refused.error().contains("/version"));
    assertEquals("400 INVALID_ENTRY", api.send("POST", "/v0.1/publish", "{").problem());
    assertEquals("400 PARSE_ERROR", api.send("POST", "/v0.1/publish", "").problem());
  }

  @Test
  public void aPublishedVersionNeverChanges() {
    publish("1.0.0");
    String other = document(A, "1.0.0").replace("Says hello", "Says goodbye");
    Answer refused = api.send("PUT", ONE, other);
    assertEquals("403 FORBIDDEN", refused.problem());
    assertTrue(refused.error(), refused.error().contains("never changes"));
    assertEquals("404 NOT_FOUND", api.send("PUT", A_PATH + "/versions/9.0.0", other).problem());
  }

  @Test
  public void aDraftIsReplaced() {
    api.testing.add(EDITOR, A, "1.0.0", ORGANIZATION);
    String other = document(A, "1.0.0").replace("Says hello", "Says goodbye");
    Answer kept = api.send("PUT", ONE, other);
    assertEquals(200, kept.status());
    assertEquals("draft", kept.own().path("state").asText());
    assertEquals("Says goodbye.", kept.json().path("server").path("description").asText());
    Answer renamed = api.send("PUT", ONE, document(A, "2.0.0"));
    assertEquals("400 INVALID_VALUE", renamed.problem());
    assertTrue(renamed.error(), renamed.error().contains("version"));
  }

  @Test
  public void whatIsDeletedLeavesATombstone() {
    publish("1.0.0");
    Answer deleted = api.send("DELETE", ONE, null);
    assertEquals(200, deleted.status());
    assertEquals("deleted", deleted.official().path("status").asText());
    assertEquals("404 NOT_FOUND", api.send("DELETE", ONE, null).problem());
    assertEquals(200, api.get(ONE + "?include_deleted=true").status());
  }

  @Test
  public void aDraftIsDeletedWithoutATrace() {
    Versioned<EntryRecord> draft = api.testing.add(EDITOR, A, "1.0.0", ORGANIZATION);
    Answer deleted = api.send("DELETE", ONE, null);
    assertEquals("draft", deleted.own().path("state").asText());
    assertTrue(api.testing.store.find(draft.value().id()).isEmpty());
  }

  @Test
  public void theStatusOfAVersionComesWithItsMessage() {
    publish("1.0.0");
    Answer old = status(ONE, "{\"status\":\"deprecated\",\"statusMessage\":\"Use 2.\"}");
    assertEquals(200, old.status());
    assertEquals("deprecated", old.official().path("status").asText());
    assertEquals("Use 2.", old.official().path("statusMessage").asText());
    assertEquals("400 INVALID_VALUE", status(ONE, "{\"status\":\"deprecated\"}").problem());
    Answer said = status(ONE, "{\"status\":\"deprecated\",\"statusMessage\":\"Use 3.\"}");
    assertEquals("Use 3.", said.official().path("statusMessage").asText());
    assertFalse(status(ONE, "{\"status\":\"active\"}").official().has("statusMessage"));
    assertEquals(
        "deleted", status(ONE, "{\"status\":\"deleted\"}").official().path("status").asText());
    assertEquals(200, status(ONE, "{\"status\":\"active\"}").status());
  }

  @Test
  public void aStatusThatIsNoneIsRefusedByName() {
    publish("1.0.0");
    for (String wrong :
        List.of("{}", "{\"status\":\"gone\"}", "{\"status\":1}", "{\"status\":null}")) {
      Answer refused = status(ONE, wrong);
      assertEquals(wrong, "400 INVALID_VALUE", refused.problem());
      assertTrue(refused.error(), refused.error().startsWith("status "));
    }
    String tooLong = "{\"status\":\"deleted\",\"statusMessage\":\"" + "x".repeat(501) + "\"}";
    assertTrue(status(ONE, tooLong).error().startsWith("statusMessage "));
    String unknown = "{\"status\":\"deleted\",\"status_message\":\"x\"}";
    assertTrue(status(ONE, unknown).error().contains("statusMessage"));
    assertEquals("400 INVALID_VALUE", status(ONE, "[]").problem());
    assertEquals("400 INVALID_VALUE", status(ONE, "{").problem());
    String none = "{\"status\":\"deleted\"}";
    assertEquals("404 NOT_FOUND", status(A_PATH + "/versions/latest", none).problem());
  }

  @Test
  public void allVersionsChangeAtOnceAndAreNotedOnce() {
    publish("1.0.0");
    publish("2.0.0");
    status(ONE, "{\"status\":\"deprecated\"}");
    int noted = api.testing.work.noted.size();
    Answer all = status(A_PATH, "{\"status\":\"deprecated\",\"statusMessage\":\"Old.\"}");
    assertEquals(200, all.status());
    assertEquals(2, all.json().path("updatedCount").asInt());
    for (JsonNode each : all.json().path("servers")) {
      assertEquals("deprecated", Answer.official(each).path("status").asText());
      assertEquals("Old.", Answer.official(each).path("statusMessage").asText());
    }
    assertEquals(
        List.of("entry:update entry:" + A),
        api.testing.work.noted.subList(noted, api.testing.work.noted.size()));
    assertEquals(
        0, status(A_PATH, "{\"status\":\"deprecated\"}").json().path("updatedCount").asInt());
  }

  /** The one that is changed last is gone, so the other one was changed before. */
  @Test
  public void ifOneVersionCannotChangeNoneDoes() {
    publish("1.0.0");
    publish("2.0.0");
    Versioned<EntryRecord> last =
        api.testing.store.all().stream()
            .max(Comparator.comparing(entry -> entry.value().id()))
            .orElseThrow();
    api.testing.store.delete(last.value().id(), last.version());
    assertEquals(403, status(A_PATH, "{\"status\":\"deprecated\"}").status());
    Versioned<EntryRecord> first = api.testing.store.all().get(0);
    assertEquals(State.ACTIVE, first.value().state());
    assertEquals(1, first.version());
  }

  @Test
  public void whoMayNotChangeAServerIsTold() {
    publish("1.0.0");
    String gone = "{\"status\":\"deleted\"}";
    assertEquals("403 FORBIDDEN", api.as("otto", "PATCH", A_PATH + "/status", gone).problem());
    assertEquals("403 FORBIDDEN", api.as("otto", "PATCH", ONE + "/status", gone).problem());
    assertEquals("403 FORBIDDEN", api.as("otto", "DELETE", ONE, null).problem());
    assertEquals("active", api.get(ONE).official().path("status").asText());
  }

  @Test
  public void theNearestIsMeantUnlessAScopeIsSaid() {
    publish("1.0.0");
    publish("2.0.0");
    api.testing.publish(TEA, A, "1.0.0", BLUE);
    String old = "{\"status\":\"deprecated\"}";
    Answer nearest = api.as("tea", "PATCH", A_PATH + "/status", old);
    assertEquals(1, nearest.json().path("updatedCount").asInt());
    Answer there = api.as("tea", "PATCH", A_PATH + "/status?scope=organization", old);
    assertEquals("403 FORBIDDEN", there.problem());
    assertEquals("active", api.get(ONE).official().path("status").asText());
  }

  @Test
  public void anOwnDraftIsNotInTheWayOfWhatIsPublished() {
    api.testing.publish(TEA, A, "1.0.0", BLUE);
    api.testing.add(MIA, A, "1.0.0", OF_MIA);
    assertEquals("team:blue", api.as("mia", "GET", ONE, null).own().path("scope").asText());
    Answer kept = api.as("mia", "PUT", ONE, document(A, "1.0.0"));
    assertEquals("user:mia", kept.own().path("scope").asText());
  }

  private void publish(String version) {
    assertEquals(200, api.send("POST", "/v0.1/publish", document(A, version)).status());
  }

  private Answer status(String path, String body) {
    return api.send("PATCH", path + "/status", body);
  }
}
