package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Rule;
import org.junit.Test;

/** Tokens are shown once, replaced and revoked. */
public class TokensTest {
  private static final String WANTED =
      "{\"owner\":{\"kind\":\"user\",\"id\":\"root\"},\"name\":\"ci\","
          + "\"expires\":\"2030-01-31T13:00:00+01:00\"}";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void aSecretIsShownOnceAndWorks() {
    Answer made = api.post("/tokens", WANTED);
    String secret = made.json().get("secret").asText();
    assertEquals(201, made.status());
    assertEquals("2030-01-31T12:00:00Z", made.json().at("/token/expires").asText());
    Answer read = api.get(path(made));
    assertEquals(made.json().get("token"), read.json());
    assertFalse(read.text(), read.text().contains(secret));
    assertEquals(200, me(secret).status());
  }

  @Test
  public void rotatedTheOldOneEndsAndTheNewOneWorks() {
    Answer made = api.post("/tokens", WANTED);
    assertEquals("428 VERSION_REQUIRED", api.post(path(made) + "/rotate", null).problem());
    Answer rotated = api.post(path(made) + "/rotate", null, "If-Match", made.etag());
    assertEquals(200, rotated.status());
    assertEquals("ci", rotated.json().at("/token/name").asText());
    assertEquals(401, me(made.json().get("secret").asText()).status());
    assertEquals(200, me(rotated.json().get("secret").asText()).status());
  }

  @Test
  public void withAStarWhateverThereIsIsReplacedRenamedAndRemoved() {
    Answer made = api.post("/tokens", WANTED);
    Answer rotated = api.post(path(made) + "/rotate", null, "If-Match", "*");
    assertEquals(200, rotated.status());
    Answer renamed = api.send("PATCH", path(rotated), "{\"name\":\"cd\"}", "If-Match", "*");
    assertEquals("cd", renamed.json().get("name").asText());
    assertEquals(204, api.send("DELETE", path(rotated), null, "If-Match", "*").status());
    assertEquals(0, items("/tokens"));
  }

  @Test
  public void revokedItIsListedAndWorksNoLonger() {
    Answer made = api.post("/tokens", WANTED);
    Answer revoked = api.post(path(made) + "/revoke", null, "If-Match", "*");
    assertTrue(revoked.json().get("revoked").asBoolean());
    assertEquals(1, api.get("/tokens").json().get("items").size());
    assertEquals(401, me(made.json().get("secret").asText()).status());
  }

  @Test
  public void withoutAVersionNothingIsRemoved() {
    Answer made = api.post("/me/tokens", "{\"name\":\"ab\"}");
    Answer refused = api.send("DELETE", path(made), null);
    assertEquals("428 VERSION_REQUIRED", refused.problem());
    Answer unknown = api.send("DELETE", "/tokens/none", null);
    assertEquals("428 VERSION_REQUIRED", unknown.problem());
  }

  @Test
  public void nameAloneCanBeChangedAndWhetherItIsRevoked() {
    Answer made = api.post("/tokens", WANTED);
    Answer renamed = api.send("PATCH", path(made), "{\"name\":\"cd\"}", "If-Match", made.etag());
    assertEquals("cd", renamed.json().get("name").asText());
    assertNotEquals(made.etag(), renamed.etag());
    for (String change :
        new String[] {
          "{\"permissions\":[\"*:*\"]}", "{\"expires\":null}", "{\"id\":\"x\"}", "{\"hint\":null}"
        }) {
      Answer refused = api.send("PATCH", path(made), change, "If-Match", "*");
      assertEquals(change, "400 INVALID_VALUE", refused.problem());
    }
  }

  @Test
  public void ownersAreTold() {
    String organization = "{\"kind\":\"organization\",\"id\":\"organization\"}";
    api.post("/tokens", WANTED);
    api.post(
        "/tokens",
        "{\"owner\":" + organization + ",\"name\":\"org\",\"permissions\":[\"tool:use\"]}");
    assertEquals(2, items("/tokens"));
    assertEquals(1, items("/tokens?owner=user:root"));
    assertEquals(1, items("/tokens?owner=organization"));
    assertEquals(0, items("/tokens?owner=team:blue"));
    for (String owner : new String[] {"root", "user", "user:", "x:y", "organization:x"}) {
      assertEquals(owner, "400 INVALID_VALUE", api.get("/tokens?owner=" + owner).problem());
    }
    String wrong = "{\"kind\":\"organization\",\"id\":\"x\"}";
    assertEquals(
        "400 INVALID_VALUE",
        api.post("/tokens", "{\"owner\":" + wrong + ",\"name\":\"o\"}").problem());
  }

  @Test
  public void whoMayNothingElseHasTokensOfTheirOwn() {
    String[] nobody = {"Authorization", "Bearer " + ApiServer.NOBODY};
    api.post("/tokens", WANTED);
    Answer made = api.post("/me/tokens", "{\"name\":\"mine\"}", nobody);
    assertEquals(201, made.status());
    assertEquals("nobody", made.json().at("/token/owner/id").asText());
    assertEquals(200, api.send("GET", path(made), null, nobody).status());
    assertEquals(1, api.send("GET", "/me/tokens", null, nobody).json().get("items").size());
    assertEquals(0, items("/me/tokens?q=mine"));
    assertEquals("403 FORBIDDEN", api.post("/tokens", WANTED, nobody).problem());
  }

  private int items(String path) {
    return api.get(path).json().get("items").size();
  }

  private Answer me(String secret) {
    return api.send("GET", "/me", null, "Authorization", "Bearer " + secret);
  }

  private static String path(Answer made) {
    return "/tokens/" + made.json().at("/token/id").asText();
  }
}
