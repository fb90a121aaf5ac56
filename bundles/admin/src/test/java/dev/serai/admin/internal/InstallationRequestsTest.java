package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** What is particular to requests for installations. */
public class InstallationRequestsTest {
  private static final String PATH = "/installation-requests";
  private static final String WISH = "{\"entry\":\"e-1\",\"reason\":\"We need it.\"}";
  private static final String DECISION =
      "{\"name\":\"staging\",\"values\":{\"TOKEN\":\"s3cret\"},\"note\":\"Have fun.\"}";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void somebodyAsksWithAReason() {
    Answer asked = api.post(PATH, WISH, "Idempotency-Key", "k");
    assertEquals(asked.text(), 201, asked.status());
    JsonNode request = asked.json();
    assertEquals("pending", request.get("state").asText());
    assertEquals("user:root", request.get("askedBy").asText());
    assertEquals("We need it.", request.get("reason").asText());
    assertEquals("organization", request.at("/owner/kind").asText());
    assertEquals("e-1", request.get("entry").asText());
    assertEquals("It waits.", request.get("problem").asText());
    assertTrue(request.get("entryVersion").isNull());
    assertEquals("/api/v1" + PATH + "/" + request.get("id").asText(), asked.header("Location"));
    assertEquals(request, api.get(path(asked)).json());
    assertEquals(request, api.post(PATH, WISH, "Idempotency-Key", "k").json());
    assertEquals(1, api.requests.store.all().size());
    Answer other =
        api.post(
            PATH,
            "{\"entry\":\"e-1\",\"entryVersion\":\"1.0.0\",\"reason\":\"x\","
                + "\"owner\":{\"kind\":\"team\",\"id\":\"blue\"}}");
    assertEquals("1.0.0", other.json().get("entryVersion").asText());
    assertEquals("blue", other.json().at("/owner/id").asText());
  }

  @Test
  public void aWishThatIsNoneIsRefusedByTheFieldAtFault() {
    Map<String, String> faults =
        Map.of(
            "{\"reason\":\"x\"}", "entry is missing.",
            "{\"entry\":\"e-1\"}", "reason is missing.",
            "{\"entry\":\"e-1\",\"reason\":\" \"}",
                "reason must have 1 to 1000 characters that are not all blank.",
            "{\"entry\":\"e-1\",\"reason\":\"x\",\"owner\":null}", "owner is missing.");
    faults.forEach(
        (body, fault) -> {
          Answer refused = api.post(PATH, body);
          assertEquals("400 INVALID_VALUE", refused.problem());
          assertEquals(fault, refused.detail());
        });
    for (String body :
        List.of(
            "{\"entry\":\"e-1\",\"reason\":\"x\",\"state\":\"granted\"}",
            "{\"entry\":\"e-1\",\"reason\":\"x\",\"askedBy\":\"user:mia\"}")) {
      assertEquals(body, "400 INVALID_VALUE", api.post(PATH, body).problem());
    }
    assertEquals("400 INVALID_VALUE", api.post(PATH + "?dryRun=true", WISH).problem());
    assertEquals(List.of(), api.requests.store.all());
  }

  @Test
  public void whatWaitsIsListed() {
    String first = path(api.post(PATH, WISH));
    api.post(PATH, WISH);
    assertEquals(200, api.post(first + "/withdraw", null, "If-Match", "*").status());
    assertEquals(2, api.get(PATH).json().get("items").size());
    Answer pending = api.get(PATH + "?state=PENDING&q=tickets&limit=9");
    assertEquals(1, pending.json().get("items").size());
    assertEquals("e-1", pending.json().at("/items/0/entry").asText());
    assertEquals(
        first.substring(PATH.length() + 1),
        api.get(PATH + "?state=withdrawn").json().at("/items/0/id").asText());
    Answer refused = api.get(PATH + "?state=new");
    assertEquals("400 INVALID_VALUE", refused.problem());
    assertEquals("state must be one of pending, granted, refused, withdrawn.", refused.detail());
    assertEquals("400 INVALID_VALUE", api.get(PATH + "?owner=organization").problem());
  }

  @Test
  public void grantingTakesWhatAnInstallationTakesAndTellsTheNote() {
    String path = path(api.post(PATH, WISH));
    Answer granted = api.post(path + "/grant", DECISION, "If-Match", "\"1\"");
    assertEquals(granted.text(), 200, granted.status());
    assertEquals("\"2\"", granted.etag());
    assertEquals("granted", granted.json().get("state").asText());
    assertEquals("Have fun.", granted.json().get("note").asText());
    assertEquals("i-1", granted.json().get("installation").asText());
    assertEquals("2030-01-01T00:00:00Z", granted.json().get("decided").asText());
    assertEquals(granted.json(), api.get(path).json());
    assertEquals("staging", api.requests.granted.name());
    assertEquals(Map.of("TOKEN", "s3cret"), api.requests.granted.values());
    String other = path(api.post(PATH, WISH));
    assertEquals(200, api.post(other + "/grant", "{}", "If-Match", "*").status());
    assertEquals("default", api.requests.granted.name());
  }

  @Test
  public void whatGrantingWouldMeanIsTold() {
    String path = path(api.post(PATH, WISH));
    Answer told = api.post(path + "/grant?dryRun=true", DECISION);
    assertEquals(told.text(), 200, told.status());
    assertEquals("nothing", told.json().at("/consequences/effect").asText());
    assertEquals("staging", api.requests.granted.name());
    assertEquals("pending", api.get(path).json().get("state").asText());
    assertEquals("404 NOT_FOUND", api.post(PATH + "/none/grant?dryRun=true", DECISION).problem());
  }

  @Test
  public void refusingSaysWhy() {
    String path = path(api.post(PATH, WISH));
    Answer silent = api.post(path + "/refuse", "{}", "If-Match", "*");
    assertEquals("400 INVALID_VALUE", silent.problem());
    assertEquals("note is missing.", silent.detail());
    Answer refused = api.post(path + "/refuse", "{\"note\":\"Too dear.\"}", "If-Match", "*");
    assertEquals("refused", refused.json().get("state").asText());
    assertEquals("Too dear.", api.get(path).json().get("note").asText());
  }

  @Test
  public void aDecisionIsAboutAVersion() {
    String path = path(api.post(PATH, WISH));
    Map<String, String> decisions =
        Map.of("/grant", "{}", "/refuse", "{\"note\":\"No.\"}", "/withdraw", "");
    decisions.forEach(
        (what, text) -> {
          String body = text.isEmpty() ? null : text;
          assertEquals("428 VERSION_REQUIRED", api.post(path + what, body).problem());
          assertEquals(
              "412 CHANGED_MEANWHILE", api.post(path + what, body, "If-Match", "\"7\"").problem());
          assertEquals(
              "404 NOT_FOUND", api.post(PATH + "/none" + what, body, "If-Match", "*").problem());
        });
    assertEquals(1, api.requests.store.all().get(0).version());
  }

  @Test
  public void whatOneMayNotSeeIsNotThereAndWithoutARegistryItIsSaid() {
    String path = path(api.post(PATH, WISH));
    String[] nobody = {"Authorization", "Bearer " + ApiServer.NOBODY};
    assertEquals(0, api.send("GET", PATH, null, nobody).json().get("items").size());
    assertEquals("404 NOT_FOUND", api.send("GET", path, null, nobody).problem());
    api.services.requests().unbind(api.requests);
    assertEquals("503 SERVICE_MISSING", api.get(PATH).problem());
  }

  private static String path(Answer asked) {
    return asked.header("Location").substring("/api/v1".length());
  }
}
