package dev.serai.registry.internal.api;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class ReadingTest {
  private static final String A = "io.github.x/a";
  private static final String A_PATH = "/v0.1/servers/io.github.x%2Fa";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void theListHasWhatIsPublishedInTheShapeOfTheSpecification() {
    Versioned<EntryRecord> one = active(A, "1.0.0");
    api.testing.add(EDITOR, "io.github.x/draft", "1.0.0", ORGANIZATION);
    Answer list = api.get("/v0.1/servers");
    assertEquals(200, list.status());
    assertEquals("application/json", list.header("Content-Type"));
    assertEquals(List.of(A + " 1.0.0*"), list.servers());
    assertEquals("{\"count\":1}", list.json().path("metadata").toString());
    JsonNode server = list.json().path("servers").get(0);
    assertEquals("Says hello.", server.path("server").path("description").asText());
    List<String> members = new ArrayList<>();
    Answer.official(server).fieldNames().forEachRemaining(members::add);
    assertEquals(
        List.of("status", "statusChangedAt", "publishedAt", "updatedAt", "isLatest"), members);
    assertEquals("active", Answer.official(server).path("status").asText());
    assertEquals(one.created().toString(), Answer.official(server).path("publishedAt").asText());
    JsonNode own = server.path("_meta").path("dev.serai/entry");
    assertEquals(one.value().id(), own.path("id").asText());
    assertEquals("a", own.path("alias").asText());
    assertEquals("organization", own.path("scope").asText());
    assertEquals("api", own.path("origin").asText());
  }

  @Test
  public void pagesGoOnBehindTheCursorOfTheLast() {
    for (int i = 0; i < 5; i++) {
      active("io.github.x/s" + i, "1.0.0");
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    while (cursor != null) {
      Answer page = api.get("/v0.1/servers?limit=2&cursor=" + cursor);
      seen.addAll(page.servers());
      cursor = page.nextCursor();
      pages++;
    }
    assertEquals(3, pages);
    assertEquals(5, seen.stream().distinct().count());
  }

  @Test
  public void theOldPrefixNamesTheCursorTwice() {
    active("io.github.x/s1", "1.0.0");
    active("io.github.x/s2", "1.0.0");
    JsonNode old = api.get("/v0/servers?limit=1").json().path("metadata");
    assertEquals(old.path("nextCursor"), old.path("next_cursor"));
    assertTrue(old.path("next_cursor").isTextual());
    assertFalse(api.get("/v0.1/servers?limit=1").json().path("metadata").has("next_cursor"));
  }

  @Test
  public void withoutALimitAPageHasThirty() {
    for (int i = 0; i < 31; i++) {
      active("io.github.x/s" + i, "1.0.0");
    }
    assertEquals(30, api.get("/v0.1/servers").json().path("metadata").path("count").asInt());
    assertEquals(31, api.get("/v0.1/servers?limit=100").servers().size());
  }

  @Test
  public void theLatestIsTheHighestSemanticVersionThatIsNotDeleted() {
    active(A, "1.9.0");
    Versioned<EntryRecord> ten = active(A, "1.10.0");
    active(A, "1.10.0-rc.1");
    assertEquals("1.10.0", latest());
    api.testing.move(EDITOR, ten, State.DEPRECATED);
    assertEquals("1.10.0", latest());
    api.send("DELETE", A_PATH + "/versions/1.10.0", null);
    assertEquals("1.10.0-rc.1", latest());
    assertEquals(List.of(A + " 1.10.0-rc.1*"), api.get("/v0.1/servers?version=latest").servers());
    assertEquals(List.of(A + " 1.9.0"), api.get("/v0.1/servers?version=1.9.0").servers());
  }

  @Test
  public void versionsComeByTheirPublication() {
    active(A, "2.0.0");
    api.testing.tick();
    active(A, "1.0.0");
    Answer versions = api.get(A_PATH + "/versions");
    assertEquals(List.of(A + " 1.0.0", A + " 2.0.0*"), versions.servers());
    assertEquals(2, versions.json().path("metadata").path("count").asInt());
  }

  @Test
  public void namesAreFoundEncodedAndAsTheyAre() {
    active(A, "1.0.0+b.1");
    for (String path :
        List.of(
            "/v0.1/servers/io.github.x%2Fa/versions/1.0.0%2Bb.1",
            "/v0.1/servers/io.github.x%2fa/versions/1.0.0+b.1",
            "/v0.1/servers/io.github.x/a/versions/1.0.0%2Bb.1",
            "/v0/servers/io.github.x%2Fa/versions/latest",
            "/v0.1/servers/io%2Egithub.x%2Fa/versions/latest")) {
      Answer answer = api.get(path);
      assertEquals(path, 200, answer.status());
      assertEquals(path, "1.0.0+b.1", answer.json().path("server").path("version").asText());
    }
    assertEquals("404 NOT_FOUND", api.get("/v0.1/servers/io.github.x%252Fa/versions").problem());
    assertEquals("404 NOT_FOUND", api.get("/v0.1/servers/io.github.x/versions").problem());
    assertEquals("404 NOT_FOUND", api.get("/v0.2/servers").problem());
  }

  @Test
  public void whatWasDeletedIsShownToThoseWhoAskForIt() {
    Versioned<EntryRecord> one = active(A, "1.0.0");
    active("io.github.x/b", "1.0.0");
    api.testing.move(EDITOR, one, State.DELETED);
    assertEquals(List.of("io.github.x/b 1.0.0*"), api.get("/v0.1/servers").servers());
    assertEquals(2, api.get("/v0.1/servers?include_deleted=true").servers().size());
    assertEquals("404 NOT_FOUND", api.get(A_PATH + "/versions").problem());
    assertEquals("404 NOT_FOUND", api.get(A_PATH + "/versions/1.0.0").problem());
    Answer deleted = api.get(A_PATH + "/versions/1.0.0?include_deleted=true");
    assertEquals("deleted", deleted.official().path("status").asText());
    assertFalse(deleted.official().path("isLatest").asBoolean(true));
    assertEquals(1, api.get(A_PATH + "/versions?include_deleted=true").servers().size());
  }

  @Test
  public void whoAsksForWhatHasChangedIsToldOfWhatWasDeleted() {
    active("io.github.x/b", "1.0.0");
    Versioned<EntryRecord> one = active(A, "1.0.0");
    api.testing.tick();
    Versioned<EntryRecord> gone = api.testing.move(EDITOR, one, State.DELETED);
    assertEquals(
        List.of(A + " 1.0.0"), api.get("/v0.1/servers?updated_since=" + gone.updated()).servers());
    assertEquals(
        List.of(),
        api.get("/v0.1/servers?updated_since=" + gone.updated().plusMillis(1)).servers());
    assertEquals(
        2, api.get("/v0.1/servers?updated_since=2020-01-01T00:00:00%2B02:00").servers().size());
  }

  @Test
  public void aSearchLooksAtNamesAndDescriptions() {
    active(A, "1.0.0");
    active("io.github.x/weather", "1.0.0");
    assertEquals(
        List.of("io.github.x/weather 1.0.0*"), api.get("/v0.1/servers?search=WEATHER").servers());
    assertEquals(2, api.get("/v0.1/servers?search=says%20hello").servers().size());
  }

  @Test
  public void everybodySeesWhatTheyMaySee() {
    active(A, "1.0.0");
    api.testing.publish(TEA, "io.github.x/team", "1.0.0", BLUE);
    assertEquals(2, api.as("mia", "GET", "/v0.1/servers", null).servers().size());
    assertEquals(List.of(A + " 1.0.0*"), api.as("otto", "GET", "/v0.1/servers", null).servers());
    String path = "/v0.1/servers/io.github.x%2Fteam/versions";
    assertEquals("404 NOT_FOUND", api.as("otto", "GET", path, null).problem());
    assertEquals(200, api.as("mia", "GET", path, null).status());
  }

  @Test
  public void ofOneVersionTheNearestWins() {
    active(A, "1.0.0");
    active(A, "2.0.0");
    api.testing.publish(TEA, A, "1.0.0", BLUE);
    Versioned<EntryRecord> own = api.testing.publish(MIA, A, "1.0.0", OF_MIA);
    Answer mia = api.as("mia", "GET", A_PATH + "/versions/1.0.0", null);
    assertEquals("user:mia", mia.own().path("scope").asText());
    assertEquals(
        "team:blue",
        api.as("tea", "GET", A_PATH + "/versions/1.0.0", null).own().path("scope").asText());
    assertEquals(
        List.of(A + " 2.0.0*", A + " 1.0.0"),
        api.as("mia", "GET", "/v0.1/servers", null).servers());
    Answer asked = api.as("mia", "GET", A_PATH + "/versions/1.0.0?scope=organization", null);
    assertEquals("organization", asked.own().path("scope").asText());
    api.testing.move(MIA, own, State.DELETED);
    assertEquals(
        "what is deleted hides nothing",
        "team:blue",
        api.as("mia", "GET", A_PATH + "/versions/1.0.0", null).own().path("scope").asText());
  }

  @Test
  public void whatAReaderHasIsNotSentAgain() {
    active(A, "1.0.0");
    Answer first = api.get("/v0.1/servers");
    assertEquals("private, no-cache", first.header("Cache-Control"));
    String tag = first.header("ETag");
    Answer again = api.as("ed", "GET", "/v0.1/servers", null, "If-None-Match", tag);
    assertEquals(304, again.status());
    assertEquals(tag, again.header("ETag"));
    active("io.github.x/b", "1.0.0");
    assertEquals(200, api.as("ed", "GET", "/v0.1/servers", null, "If-None-Match", tag).status());
  }

  @Test
  public void parametersThatAreWrongAreNamed() {
    for (String wrong :
        List.of(
            "limit=0",
            "limit=101",
            "limit=many",
            "updated_since=yesterday",
            "include_deleted=1",
            "cursor=abc",
            "scope=me")) {
      Answer answer = api.get("/v0.1/servers?" + wrong);
      assertEquals(wrong, "400 INVALID_VALUE", answer.problem());
      String name = wrong.substring(0, wrong.indexOf('='));
      assertTrue(answer.error(), answer.error().contains(name));
    }
    String empty = "/v0.1/servers?cursor=&limit=&search=&updated_since=&version=&else=1";
    assertEquals(200, api.get(empty).status());
  }

  @Test
  public void aLongNoteIsCutAsTheSpecificationLimitsIt() {
    Versioned<EntryRecord> one = active(A, "1.0.0");
    String note = "\uD83D\uDE00".repeat(490) + "abcdefghijklmn";
    api.testing.catalog.entries().update(EDITOR, one.value().noted(note), one.version());
    String message = api.get(A_PATH + "/versions/1.0.0").official().path("statusMessage").asText();
    assertEquals(500, message.codePointCount(0, message.length()));
    assertTrue(message, message.endsWith("..."));
  }

  private String latest() {
    Answer latest = api.get(A_PATH + "/versions/latest");
    assertTrue(latest.official().path("isLatest").asBoolean());
    return latest.json().path("server").path("version").asText();
  }

  private Versioned<EntryRecord> active(String name, String version) {
    return api.testing.publish(EDITOR, name, version, ORGANIZATION);
  }
}
