package dev.serai.admin.internal;

import static dev.serai.admin.internal.TestingTools.tool;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.ToolRecord.State;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ToolsTest {
  @Rule public final ApiServer api = new ApiServer();

  @Before
  public void twoTools() {
    api.tools.store.create(tool("1", State.HELD));
    api.tools.store.create(tool("2", State.APPROVED));
    api.tools.store.create(tool("3", State.LISTED));
  }

  @Test
  public void whatWaitsForADecisionIsListed() {
    assertEquals(2, api.get("/tools").json().get("items").size());
    Answer held = api.get("/tools?state=held&alias=tickets&kind=tool&q=FIND");
    assertEquals(1, held.json().get("items").size());
    assertEquals("find-1", held.json().at("/items/0/name").asText());
    assertFalse(held.text().contains("definition"));
    assertEquals(0, api.get("/tools?kind=prompt").json().get("items").size());
    assertEquals(0, api.get("/tools?alias=other").json().get("items").size());
  }

  @Test
  public void anotherFilterIsRefused() {
    for (String query : new String[] {"state=listed", "state=x", "kind=x", "owner=organization"}) {
      assertEquals(query, "400 INVALID_VALUE", api.get("/tools?" + query).problem());
    }
  }

  @Test
  public void oneIsToldWithItsDefinitionAsItCameAndWhatToLookAt() {
    Answer answer = api.get("/tools/1");
    assertEquals(200, answer.status());
    assertTrue(answer.text(), answer.text().contains("{\"name\":\"find-1\",\"x\":1.50}"));
    assertEquals("/description", answer.json().at("/differences/0/pointer").asText());
    assertEquals(2, answer.json().get("moreDifferences").asInt());
    assertEquals("warn", answer.json().at("/findings/0/severity").asText());
    assertEquals("\"1\"", answer.header("ETag"));
    assertEquals("404 NOT_FOUND", api.get("/tools/none").problem());
  }

  @Test
  public void aDecisionIsAPatch() {
    Answer decided =
        api.send(
            "PATCH", "/tools/1", "{\"state\":\"rejected\",\"note\":\"No.\"}", "If-Match", "\"1\"");
    assertEquals(200, decided.status());
    assertEquals("rejected", decided.json().get("state").asText());
    assertEquals("No.", api.get("/tools/1").json().at("/tool/note").asText());
    assertEquals(
        "412 CHANGED_MEANWHILE",
        api.send("PATCH", "/tools/1", "{\"state\":\"held\"}", "If-Match", "\"1\"").problem());
    assertEquals(
        "428 VERSION_REQUIRED", api.send("PATCH", "/tools/1", "{\"state\":\"held\"}").problem());
    Answer any =
        api.send("PATCH", "/tools/2", "{\"rename\":\"n\",\"describe\":\"d\"}", "If-Match", "*");
    assertEquals("n", any.json().get("rename").asText());
    assertEquals("d", any.json().get("describe").asText());
  }

  @Test
  public void nothingElseCanBeChanged() {
    for (String patch :
        new String[] {
          "{\"name\":\"x\"}", "{\"alias\":null}", "{\"state\":null}", "{\"sha256\":\"x\"}"
        }) {
      assertEquals(
          patch,
          "400 INVALID_VALUE",
          api.send("PATCH", "/tools/1", patch, "If-Match", "*").problem());
    }
    assertEquals(1, api.tools.store.find("1").orElseThrow().version());
  }

  @Test
  public void whoMayNotReadTheEntrySeesNothing() {
    String[] nobody = {"Authorization", "Bearer " + ApiServer.NOBODY};
    assertEquals(0, api.send("GET", "/tools", null, nobody).json().get("items").size());
    assertEquals("404 NOT_FOUND", api.send("GET", "/tools/1", null, nobody).problem());
  }
}
