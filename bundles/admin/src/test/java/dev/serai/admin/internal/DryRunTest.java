package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.store.InstallationRecord;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** What a change would mean can be asked before, and how an installation stands. */
public class DryRunTest {
  private static final String DRY = "?dryRun=true";
  private static final String NEW = "{\"entry\":\"k\",\"values\":{\"TOKEN\":\"t\"}}";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void nothingIsInstalledChangedOrRemoved() {
    assertTold("restart", api.post("/installations" + DRY, NEW));
    assertEquals(List.of(), api.installations.store.all());

    String path = made();
    JsonNode before = api.get(path).json();
    Answer told = api.send("PATCH", path + DRY, "{\"entryVersion\":\"2.0.0\"}");
    assertTold("restart", told);
    JsonNode affected = told.json().at("/consequences/installations/0");
    assertEquals("2.0.0", affected.get("entryVersion").asText());
    assertEquals("TOKEN", affected.at("/needed/0/name").asText());
    assertEquals("ZONE", affected.at("/dropped/0").asText());
    assertEquals("organization", affected.at("/owner/kind").asText());
    assertTold("restart", api.send("PUT", path + DRY, before.toString()));
    assertTold("restart", api.send("DELETE", path + DRY, null));
    assertTold("restart", api.send("POST", path + "/rollback" + DRY, null));
    assertEquals(before, api.get(path).json());
  }

  @Test
  public void whatAChangeOfAnEntryMeansIsTold() {
    api.catalog.store.create(TestingCatalog.entry("k"));
    Answer told = api.send("PATCH", "/entries/k" + DRY, "{\"state\":\"deprecated\"}");
    assertTold("stop", told);
    assertEquals(1, told.json().at("/consequences/total").asInt());
    assertTold("stop", api.send("DELETE", "/entries/k" + DRY, null));
    String document = TestingCatalog.entry("k").document();
    assertTold("stop", api.post("/entries" + DRY, "{\"document\":" + document + "}"));
    assertEquals(1, api.catalog.store.all().size());
    assertEquals("active", api.get("/entries/k").json().get("state").asText());
  }

  @Test
  public void whatNobodyForeseesIsNotDoneInstead() {
    Answer made = api.post("/users", "{\"name\":\"ada\"}");
    String path = made.header("Location").substring(7);
    assertRefused(api.post("/users" + DRY, "{\"name\":\"bob\"}"));
    assertRefused(api.send("PATCH", path + DRY, "{\"disabled\":true}", "If-Match", "*"));
    assertRefused(api.send("DELETE", path + DRY, null, "If-Match", "*"));
    assertFalse(api.get(path).json().get("disabled").asBoolean());
    assertEquals("400 INVALID_VALUE", api.post("/installations?dryRun=maybe", NEW).problem());
  }

  @Test
  public void aRollbackNeedsTheVersionThatItIsAbout() {
    String path = made();
    Answer upgraded = api.send("PATCH", path, "{\"entryVersion\":\"2.0.0\"}", "If-Match", "\"1\"");
    InstallationRecord there = api.installations.store.all().get(0).value();
    api.installations.store.update(there.at("1.0.0").at("2.0.0"), 2);
    assertEquals("1.0.0", api.get(path).json().get("earlierVersion").asText());
    String rollback = path + "/rollback";
    assertEquals("428 VERSION_REQUIRED", api.send("POST", rollback, null).problem());
    assertEquals(
        "412 CHANGED_MEANWHILE",
        api.send("POST", rollback, null, "If-Match", upgraded.etag()).problem());
    Answer back = api.send("POST", rollback, null, "If-Match", "\"3\"");
    assertEquals(200, back.status());
    assertEquals("\"4\"", back.etag());
    assertEquals("1.0.0", back.json().get("entryVersion").asText());
    assertEquals(200, api.send("POST", rollback, null, "If-Match", "*").status());
  }

  @Test
  public void anInstallationSaysHowItStandsAndMayHaveAName() {
    Answer made =
        api.post(
            "/installations",
            "{\"entry\":\"k\",\"name\":\"staging\",\"values\":{\"PROBLEM\":\"Old.\"}}");
    assertEquals(201, made.status());
    assertEquals("staging", made.json().get("name").asText());
    assertEquals("ready", made.json().get("state").asText());
    assertEquals("Old.", made.json().get("problem").asText());
    assertTrue(made.json().get("earlierVersion").isNull());
  }

  @Test
  public void aBindingSaysWhetherWhatItNamesIsInstalled() {
    Answer bound =
        api.post("/gateways/default/bindings", "{\"entryName\":\"com.example/tickets\"}");
    assertFalse(bound.json().get("installed").asBoolean());
    made();
    String path = bound.header("Location").substring(7);
    assertTrue(api.get(path).json().get("installed").asBoolean());
    api.services.installations().unbind(api.installations);
    assertTrue(api.get(path).json().get("installed").isNull());
  }

  private String made() {
    return api.post("/installations", NEW).header("Location").substring(7);
  }

  private static void assertTold(String effect, Answer told) {
    assertEquals(told.text(), 200, told.status());
    assertEquals(effect, told.json().at("/consequences/effect").asText());
  }

  private static void assertRefused(Answer refused) {
    assertEquals("400 INVALID_VALUE", refused.problem());
    assertTrue(refused.text(), refused.text().contains("dryRun is for entries"));
  }
}
