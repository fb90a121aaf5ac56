package dev.serai.registry.internal.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class InventoryTest {
  @Test
  public void everyKindIsKnownByItsOwnKey() {
    Inventory inventory =
        Inventory.read(
            Map.of(
                DefinitionKind.TOOL, TestingInventories.bytes("{\"name\":\"a\"}"),
                DefinitionKind.PROMPT, TestingInventories.bytes("{\"name\":\"a\"}"),
                DefinitionKind.RESOURCE,
                    TestingInventories.bytes("{\"uri\":\"file:///a\",\"name\":\"b\"}"),
                DefinitionKind.TEMPLATE,
                    TestingInventories.bytes("{\"uriTemplate\":\"file:///{a}\",\"name\":\"b\"}")),
            "Hello.");
    assertEquals(
        List.of(
            "instructions \"instructions\"",
            "tool \"a\"",
            "prompt \"a\"",
            "resource \"file:///a\"",
            "template \"file:///{a}\""),
        inventory.definitions().stream().map(d -> d.key().toString()).toList());
  }

  @Test
  public void aDefinitionIsKeptAsTheServerSentIt() {
    String sent = "{ \"x\" : 1.0, \"name\":\"a\\u0062\" }";
    Definition kept =
        TestingInventories.tools(sent).find(new DefinitionKey(DefinitionKind.TOOL, "ab")).get();
    assertEquals(sent, kept.text());
    assertTrue(kept.hash().matches("[0-9a-f]{64}"));
  }

  @Test
  public void everyStoredKindIsAKind() {
    for (ToolRecord.Kind kind : ToolRecord.Kind.values()) {
      assertEquals(kind, DefinitionKind.of(kind).recorded());
    }
    assertEquals(ToolRecord.Kind.values().length, DefinitionKind.values().length);
  }

  @Test
  public void theFirstOfOneNameCounts() {
    Inventory inventory =
        TestingInventories.tools(
            "{\"name\":\"a\",\"title\":\"1\"}",
            "{\"name\":\"a\",\"title\":\"2\"}",
            "{\"title\":\"1\",\"name\":\"a\"}");
    assertEquals(1, inventory.definitions().size());
    assertTrue(inventory.definitions().iterator().next().text().contains("\"1\""));
    assertEquals(
        List.of(Severity.WARN, Severity.INFO),
        inventory.duplicates().stream().map(Finding::severity).toList());
    assertEquals("duplicate-name", inventory.duplicates().get(0).rule());
  }

  @Test
  public void whatHasNoNameIsRefused() {
    String message =
        "The server's tool number 2 needs a name of 1 to 2000 characters, not all blank.";
    for (String bad :
        List.of(
            "{}", "{\"name\":7}", "{\"name\":\" \"}", "{\"name\":\"" + "n".repeat(2_001) + "\"}")) {
      assertRefused(message, "{\"name\":\"a\"}", bad);
    }
    assertRefused("The server's tool number 1 is no JSON object.", "[]");
  }

  @Test
  public void aDefinitionIsBounded() {
    String frame = "{\"name\":\"a\",\"x\":\"\"}";
    String most = "y".repeat(ToolRecord.MAX_DEFINITION - frame.length());
    TestingInventories.tools("{\"name\":\"a\",\"x\":\"" + most + "\"}");
    assertRefused(
        "The server's tool number 1 has more than 1048576 characters.",
        "{\"name\":\"a\",\"x\":\"" + most + "y\"}");
    assertThrows(
        SeraiException.class,
        () -> TestingInventories.instructions("y".repeat(ToolRecord.MAX_DEFINITION)));
  }

  @Test
  public void aServerIsBounded() {
    String half = "{\"name\":\"a\",\"x\":\"" + "y".repeat(1 << 19) + "\"}";
    assertRefused(
        "The server's tool number 32 is too much: a server may define 10000 things with 16777216"
            + " characters altogether.",
        Collections.nCopies(32, half).toArray(String[]::new));
    assertRefused(
        "The server's tool number 10001 is too much: a server may define 10000 things with"
            + " 16777216 characters altogether.",
        Collections.nCopies(10_001, "{\"name\":\"a\"}").toArray(String[]::new));
  }

  @Test
  public void contentStaysOutOfLogs() {
    Inventory inventory = TestingInventories.tools("{\"name\":\"a\",\"description\":\"secret\"}");
    assertTrue(!inventory.definitions().toString().contains("secret"));
  }

  private static void assertRefused(String message, String... tools) {
    SeraiException refusal =
        assertThrows(SeraiException.class, () -> TestingInventories.tools(tools));
    assertEquals(message, refusal.getMessage());
    assertEquals(ErrorCode.UPSTREAM_INVALID, refusal.code());
  }
}
