package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

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
  public void withoutARegistryItIsSaid() {
    api.services.catalog().unbind(api.catalog);
    Answer answer = api.get("/entries");
    assertEquals("503 SERVICE_MISSING", answer.problem());
    assertTrue(answer.text(), answer.text().contains("registry"));
    assertEquals(200, api.get("/users").status());
  }
}
