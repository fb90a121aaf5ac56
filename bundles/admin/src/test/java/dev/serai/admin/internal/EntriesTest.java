package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import org.junit.Rule;
import org.junit.Test;

/** What is particular to entries. */
public class EntriesTest {
  private static final String DOCUMENT =
      "{\"name\":\"com.example/tickets\",\"version\":\"1.0.0\",\"description\":\"d\",\"x\":1.50}";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void aDocumentIsGivenOutAlone() {
    api.catalog.store.create(TestingCatalog.entry("k"));
    Answer answer = api.get("/entries/k/server.json");
    assertEquals(200, answer.status());
    assertEquals(TestingCatalog.entry("k").document(), answer.text());
    assertEquals("404 NOT_FOUND", api.get("/entries/none/server.json").problem());
  }

  @Test
  public void aNewOneBeginsWhereItIsWanted() {
    Answer made =
        api.post(
            "/entries",
            "{\"state\":\"active\",\"alias\":\"desk\",\"note\":\"n\",\"document\":"
                + DOCUMENT
                + "}");
    assertEquals(201, made.status());
    assertEquals("active", made.json().get("state").asText());
    assertEquals("desk", made.json().get("alias").asText());
    assertEquals("n", made.json().get("note").asText());
    assertEquals("api", made.json().get("origin").asText());
    assertEquals("com.example/tickets", made.json().get("entryName").asText());
    assertEquals("organization", made.json().at("/scope/kind").asText());
  }

  @Test
  public void whatSeraiGivesIsNotChosen() {
    for (String field : new String[] {"id", "entryName", "entryVersion", "origin"}) {
      Answer refused =
          api.post("/entries", "{\"" + field + "\":\"x\",\"document\":" + DOCUMENT + "}");
      assertEquals("400 INVALID_VALUE", refused.problem());
      assertTrue(refused.text(), refused.text().contains(field));
    }
    assertEquals("400 INVALID_VALUE", api.post("/entries", "{}").problem());
    assertEquals(0, api.catalog.store.all().size());
  }

  @Test
  public void aFormSaysWhatIsAskedFor() {
    Answer answer = api.get("/entries/k/form");
    assertEquals("TOKEN", answer.json().at("/fields/0/name").asText());
    assertEquals("environment", answer.json().at("/fields/0/place").asText());
    assertTrue(answer.json().at("/fields/0/secret").asBoolean());
  }

  @Test
  public void whatApprovingMeansIsTold() {
    Answer made = api.post("/entries", "{\"document\":" + DOCUMENT + "}");
    Answer told = api.get("/entries/" + made.json().path("id").asText() + "/examination");
    assertEquals(
        "com.example/tickets is trusted by no rule.", told.json().path("waitsFor").asText());
    assertTrue(told.text(), told.json().path("parts").isArray());
    assertEquals(404, api.get("/entries/none/examination").status());
  }

  @Test
  public void anEntryIsTriedWithValuesOrWithout() {
    String id = api.post("/entries", "{\"document\":" + DOCUMENT + "}").json().path("id").asText();
    Answer untried = api.get("/entries/" + id + "/examination");
    assertEquals("unknown", untried.json().at("/definitions/known").asText());
    Answer tried =
        api.post(
            "/entries/" + id + "/trial", "{\"values\":{\"TOKEN\":\"s3cret\",\"ZONE\":\"utc\"}}");
    assertEquals(tried.text(), 200, tried.status());
    assertEquals("tried", tried.json().at("/definitions/known").asText());
    assertEquals("TOKEN,ZONE", tried.json().at("/definitions/found/0/name").asText());
    assertEquals("warn", tried.json().at("/definitions/found/0/findings/0/severity").asText());
    assertTrue(tried.text(), !tried.text().contains("s3cret"));
    assertEquals(
        "",
        api.post("/entries/" + id + "/trial", null)
            .json()
            .at("/definitions/found/0/name")
            .asText());
    assertEquals(
        "400 INVALID_VALUE", api.post("/entries/" + id + "/trial", "{\"value\":{}}").problem());
    assertEquals("400 INVALID_VALUE", api.post("/entries/" + id + "/trial?x=1", "{}").problem());
    assertEquals(404, api.post("/entries/none/trial", "{}").status());
  }

  @Test
  public void aSecretOfAnInstallationIsNeverGivenOut() {
    Answer made =
        api.post(
            "/installations",
            "{\"entry\":\"k\",\"values\":{\"TOKEN\":\"s3cret\",\"ZONE\":\"utc\"}}",
            "Idempotency-Key",
            "once");
    assertEquals(201, made.status());
    assertEquals("TOKEN", made.json().at("/secrets/0").asText());
    assertEquals("utc", made.json().at("/values/ZONE").asText());
    assertEquals("tickets", made.json().get("alias").asText());
    for (String path : new String[] {"/installations", made.header("Location").substring(7)}) {
      assertTrue(path, !api.get(path).text().contains("s3cret"));
      assertTrue(path, !api.get(path).text().contains("local:"));
    }
  }

  @Test
  public void eachServerOfAFileIsToldOf() {
    Answer answer =
        api.post(
            "/entries/import?state=active&owner=team:blue",
            "{\"mcpServers\":{\"new\":{},\"there\":{},\"bad\":{}}}");
    assertEquals(200, answer.status());
    JsonNode servers = answer.json().get("servers");
    EntryRecord made = api.catalog.store.all().get(0).value();
    assertEquals("imported", servers.at("/0/result").asText());
    assertEquals(made.id(), servers.at("/0/entry/id").asText());
    assertEquals("active", servers.at("/0/entry/state").asText());
    assertEquals("n", servers.at("/0/notes/0").asText());
    assertEquals(new OwnerRef(OwnerRef.Kind.TEAM, "blue"), made.scope());
    assertEquals("api", made.origin());
    assertEquals("unchanged", servers.at("/1/result").asText());
    assertEquals("k", servers.at("/1/entry/id").asText());
    assertEquals("refused", servers.at("/2/result").asText());
    assertEquals("INVALID_ENTRY", servers.at("/2/code").asText());
    assertEquals("/mcpServers/bad/command", servers.at("/2/problems/0/pointer").asText());
  }

  @Test
  public void aFileIsImportedFromWhereAUrlSays() {
    Answer answer =
        api.post("/entries/import?state=active&url=https%3A%2F%2Fexample.com%2Fmcp.json", null);
    assertEquals(answer.text(), 200, answer.status());
    assertEquals("imported", answer.json().at("/servers/0/result").asText());
    EntryRecord made = api.catalog.store.all().get(0).value();
    assertEquals("url:https://example.com/mcp.json", made.origin());
    assertEquals(EntryRecord.State.ACTIVE, made.state());
    Answer both =
        api.post("/entries/import?url=https://example.com/mcp.json", "{\"mcpServers\":{}}");
    assertEquals("400 INVALID_VALUE", both.problem());
  }

  @Test
  public void whatADryRunWouldMakeHasNoId() {
    Answer answer = api.post("/entries/import?dryRun=true", "{\"mcpServers\":{\"new\":{}}}");
    assertTrue(answer.text(), answer.json().at("/servers/0/entry/id").isNull());
    assertEquals(0, api.catalog.store.all().size());
  }

  @Test
  public void anImportBeginsWithDraftsOfTheOrganization() {
    api.post("/entries/import", "{\"mcpServers\":{\"new\":{}}}");
    EntryRecord made = api.catalog.store.all().get(0).value();
    assertEquals(EntryRecord.State.DRAFT, made.state());
    assertEquals(OwnerRef.ORGANIZATION, made.scope());
  }

  @Test
  public void anImportThatCannotBeReadIsTheCallersFault() {
    for (String query : new String[] {"?state=deleted", "?owner=x", "?dryRun=1", "?more=1"}) {
      Answer answer = api.post("/entries/import" + query, "{\"mcpServers\":{\"new\":{}}}");
      assertEquals(query, "400 INVALID_VALUE", answer.problem());
    }
    assertEquals("400 INVALID_ENTRY", api.post("/entries/import", "{}").problem());
    assertEquals(
        "403 FORBIDDEN",
        api.post(
                "/entries/import",
                "{\"mcpServers\":{\"new\":{}}}",
                "Authorization",
                "Bearer " + ApiServer.NOBODY)
            .problem());
    assertEquals(0, api.catalog.store.all().size());
  }

  @Test
  public void withoutARegistryItIsSaid() {
    api.services.catalog().unbind(api.catalog);
    Answer answer = api.get("/entries");
    assertEquals("503 SERVICE_MISSING", answer.problem());
    assertTrue(answer.text(), answer.text().contains("registry"));
    assertEquals(200, api.get("/users").status());
  }
}
