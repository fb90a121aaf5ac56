package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.admin.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What holds for the records of every collection. */
@RunWith(Parameterized.class)
public class RecordsTest {
  @Rule public final ApiServer api = new ApiServer();

  @Parameter(0)
  public String collection;

  @Parameter(1)
  public String fresh;

  @Parameter(2)
  public String patch;

  @Parameter(3)
  public String patched;

  @Parameters(name = "{0}")
  public static List<Object[]> collections() {
    return List.of(
        new Object[] {"/users", "{'name':'ada'}", "{'disabled':true}", "/disabled=true"},
        new Object[] {
          "/teams",
          "{'name':'blue','title':'Blue'}",
          "{'members':{'u1':'admin'}}",
          "/members/u1=admin"
        },
        new Object[] {
          "/roles",
          "{'name':'auditor'}",
          "{'permissions':['audit:read']}",
          "/permissions/0=audit:read"
        },
        new Object[] {"/gateways", "{'name':'a b/c'}", "{'exposure':'search'}", "/exposure=search"},
        new Object[] {
          "/gateways/default/bindings",
          "{'entryName':'com.example/tickets'}",
          "{'tools':['a_*']}",
          "/tools/0=a_*"
        },
        new Object[] {
          "/entries",
          "{'document':{'name':'com.example/tickets','version':'1.0.0','description':'d'}}",
          "{'state':'pending'}",
          "/state=pending"
        },
        new Object[] {
          "/installations",
          "{'entry':'e-1','values':{'ZONE':'utc'}}",
          "{'entryVersion':'2.0.0'}",
          "/entryVersion=2.0.0"
        },
        new Object[] {
          "/registries",
          "{'name':'public','url':'https://registry.example.com'}",
          "{'followed':false}",
          "/followed=false"
        });
  }

  @Test
  public void oneIsMadeReadChangedAndDeleted() {
    Answer made = create();
    assertEquals(201, made.status());
    assertEquals("\"1\"", made.etag());
    String path = path(made);
    assertEquals(made.json(), api.get(path).json());
    Answer patchedAnswer = api.send("PATCH", path, json(patch), "If-Match", made.etag());
    assertEquals("\"2\"", patchedAnswer.etag());
    assertPatched(patchedAnswer.json());
    assertPatched(api.get(path).json());
    assertEquals(204, api.send("DELETE", path, null, "If-Match", "\"2\"").status());
    assertEquals("404 NOT_FOUND", api.get(path).problem());
  }

  @Test
  public void whatIsReadCanBeSentBackWhole() {
    Answer made = create();
    Answer put = api.send("PUT", path(made), made.text(), "If-Match", made.etag());
    assertEquals(200, put.status());
    assertEquals(without(made.json()), without(put.json()));
    assertEquals(2, put.json().get("version").asInt());
  }

  @Test
  public void aChangeNeedsTheVersionThatIsChanged() {
    Answer made = create();
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      String body = method.equals("DELETE") ? null : made.text();
      assertEquals(method, "428 VERSION_REQUIRED", api.send(method, path(made), body).problem());
    }
  }

  @Test
  public void ofTwoWhoChangeOneTheSecondIsToldAndNothingIsLost() {
    Answer made = create();
    String path = path(made);
    Answer first = api.send("PATCH", path, json(patch), "If-Match", made.etag());
    assertEquals(200, first.status());
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      String body = method.equals("DELETE") ? null : made.text();
      Answer second = api.send(method, path, body, "If-Match", made.etag());
      assertEquals(method, "412 CHANGED_MEANWHILE", second.problem());
    }
    assertEquals(first.json(), api.get(path).json());
  }

  @Test
  public void whoeverHasTheVersionIsSentNothing() {
    Answer made = create();
    Answer read = api.send("GET", path(made), null, "If-None-Match", "\"7\", W/" + made.etag());
    assertEquals(304, read.status());
    assertEquals(made.etag(), read.etag());
    assertEquals("", read.text());
    assertEquals(200, api.send("GET", path(made), null, "If-None-Match", "\"7\"").status());
  }

  @Test
  public void aStarIsAnyVersion() {
    Answer made = create();
    assertEquals(204, api.send("DELETE", path(made), null, "If-Match", "*").status());
  }

  @Test
  public void withAStarChangesThatComeAtOnceAreAllDone() {
    Answer made = create();
    List<CompletableFuture<Integer>> changes =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> api.send("PATCH", path(made), json(patch), "If-Match", "*").status()))
            .toList();
    changes.forEach(change -> assertEquals(200, (int) change.join()));
    assertEquals(41, api.get(path(made)).json().get("version").asInt());
  }

  @Test
  public void membersThatNobodyKnowsAreRefusedByName() {
    ObjectNode body = (ObjectNode) Json.tree(json(fresh).getBytes(StandardCharsets.UTF_8));
    body.put("surprise", 1);
    Answer refused = api.post(collection, body.toString());
    assertEquals("400 INVALID_VALUE", refused.problem());
    assertTrue(refused.detail(), refused.detail().contains("\"surprise\""));
  }

  @Test
  public void theKeyCannotBeChanged() {
    Answer made = create();
    String key = made.json().has("id") ? "id" : "name";
    String body = "{\"" + key + "\":\"other\"}";
    Answer refused = api.send("PATCH", path(made), body, "If-Match", "*");
    assertEquals("400 INVALID_VALUE", refused.problem());
    assertTrue(refused.detail(), refused.detail().startsWith(key + " "));
  }

  @Test
  public void whoMayNothingIsToldNothing() {
    String path = path(create());
    String[] nobody = {"Authorization", "Bearer " + ApiServer.NOBODY};
    assertEquals("404 NOT_FOUND", api.send("GET", path, null, nobody).problem());
    assertEquals("403 FORBIDDEN", api.post(collection, json(fresh), nobody).problem());
    assertEquals(0, api.send("GET", collection, null, nobody).json().get("items").size());
    assertNotEquals(0, api.get(collection).json().get("items").size());
  }

  private Answer create() {
    return api.post(collection, json(fresh));
  }

  private void assertPatched(JsonNode record) {
    String[] parts = patched.split("=");
    assertEquals(parts[1], record.at(parts[0]).asText());
  }

  private static String path(Answer made) {
    String location = made.header("Location");
    assertTrue(location, location.startsWith("/api/v1/"));
    return location.substring("/api/v1".length());
  }

  private static JsonNode without(JsonNode record) {
    return ((ObjectNode) record.deepCopy()).without(List.of("version", "updated"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
