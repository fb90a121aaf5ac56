package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.RegistryRecord;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What is particular to other registries. */
public class RegistriesTest {
  @Rule public final ApiServer api = new ApiServer();

  private final TestingContract contract = new TestingContract();

  @Before
  public void add() {
    api.others.store.create(
        RegistryRecord.of("public", "https://registry.example.com", true)
            .knowing(Map.of("io.example/a", Map.of("1.0.0", "active"))));
  }

  @Test
  public void serversAreFound() {
    Answer found = api.get("/registries/public/servers?q=a&limit=7&after=x&owner=user:mia");
    assertEquals(found.text(), 200, found.status());
    assertEquals("USER a x 7", api.others.asked);
    assertEquals("io.example/a", found.json().at("/items/0/name").asText());
    assertEquals("more", found.json().get("next").asText());
    assertTrue(found.header("Link"), found.header("Link").contains("after=more"));
    assertKeeps("OfferedServerList", found);
    assertEquals("404 NOT_FOUND", api.get("/registries/none/servers").problem());
  }

  @Test
  public void aServerIsPicked() {
    Answer picked =
        api.post("/registries/public/pick?server=io.example%2Fa&version=1.0.0&state=pending", null);
    assertEquals(picked.text(), 200, picked.status());
    assertEquals("io.example/a 1.0.0 ORGANIZATION PENDING", api.others.asked);
    assertEquals("imported", picked.json().at("/servers/0/result").asText());
    assertKeeps("ImportReport", picked);
    assertEquals("400 INVALID_VALUE", api.post("/registries/public/pick?q=1", null).problem());
  }

  @Test
  public void itIsAskedAndSaysWhatItLacked() {
    Answer asked = api.post("/registries/public/ask", null);
    assertEquals("It is down.", asked.json().get("problem").asText());
    assertEquals("\"2\"", asked.etag());
    assertKeeps("Registry", asked);
    assertEquals(asked.json(), api.get("/registries/public").json());
  }

  @Test
  public void withoutARegistryItIsSaid() {
    api.services.others().unbind(api.others);
    assertEquals("503 SERVICE_MISSING", api.get("/registries").problem());
  }

  private void assertKeeps(String type, Answer answer) {
    assertEquals(
        List.of(),
        contract.faults(contract.document().at("/components/schemas/" + type), answer.json()));
  }
}
