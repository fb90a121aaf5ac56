package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Lists come in parts. */
public class ListsTest {
  @Rule public final ApiServer api = new ApiServer();

  @Before
  public void roles() {
    for (int i = 0; i < 7; i++) {
      api.post("/roles", "{\"name\":\"role " + i + "&%\"}");
    }
  }

  @Test
  public void partsThatFollowEachOtherAreTheWhole() {
    List<String> names = new ArrayList<>();
    String path = "/roles?limit=3";
    int parts = 0;
    while (path != null) {
      Answer part = api.get(path);
      part.json().get("items").forEach(role -> names.add(role.get("name").asText()));
      path = next(part);
      parts++;
    }
    assertEquals(3, parts);
    assertEquals(7, names.size());
    assertEquals(names.stream().sorted().distinct().toList(), names);
  }

  @Test
  public void theLinkKeepsTheQuery() {
    Answer part = api.get("/roles?q=ROLE&limit=2");
    assertTrue(part.header("Link"), part.header("Link").contains("&limit=2&q=ROLE>"));
    assertEquals(2, api.get("/roles" + link(part)).json().get("items").size());
  }

  @Test
  public void namesAreSearched() {
    assertEquals(1, api.get("/roles?q=ROLE%203").json().get("items").size());
    assertEquals(0, api.get("/roles?q=%25%27").json().get("items").size());
  }

  @Test
  public void bindingsAreThoseOfTheirGateway() {
    for (int i = 0; i < 60; i++) {
      String gateway = i % 20 == 0 ? "rare" : "common";
      api.post("/gateways/" + gateway + "/bindings", "{\"entryName\":\"e\"}");
    }
    assertEquals(3, api.get("/gateways/rare/bindings?limit=3").json().get("items").size());
    assertEquals(50, api.get("/gateways/common/bindings").json().get("items").size());
    JsonNode rare = api.get("/gateways/rare/bindings").json().at("/items/0");
    String elsewhere = "/gateways/common/bindings/" + rare.get("id").asText();
    assertEquals("404 NOT_FOUND", api.get(elsewhere).problem());
    assertEquals("404 NOT_FOUND", api.send("DELETE", elsewhere, null, "If-Match", "*").problem());
    assertEquals(
        "400 INVALID_VALUE",
        api.post("/gateways/rare/bindings", "{\"entryName\":\"e\",\"gateway\":\"common\"}")
            .problem());
  }

  @Test
  public void queriesThatMakeNoSenseAreRefusedByName() {
    refused("/roles?limit=0", "limit must be 1 to 200, not 0.");
    refused("/roles?limit=201", "limit must be 1 to 200, not 201.");
    refused("/roles?limit=ten", "limit must be a number.");
    refused("/roles?limit=1&limit=2", "limit stands more than once in the query.");
    assertEquals("400 INVALID_VALUE", api.get("/roles?nmae=x").problem());
  }

  private void refused(String path, String detail) {
    Answer answer = api.get(path);
    assertEquals("400 INVALID_VALUE", answer.problem());
    assertEquals(detail, answer.detail());
  }

  private static String next(Answer part) {
    assertEquals(part.json().get("next").isNull(), part.header("Link") == null);
    return part.header("Link") == null ? null : "/roles" + link(part);
  }

  private static String link(Answer part) {
    return part.header("Link").replaceAll("^<|>; rel=\"next\"$", "");
  }
}
