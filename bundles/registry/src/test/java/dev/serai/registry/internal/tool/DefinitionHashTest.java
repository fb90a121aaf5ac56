package dev.serai.registry.internal.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.Test;

public class DefinitionHashTest {
  private static final String TOOL = "{\"name\":\"add\",\"description\":\"Adds.\"%s}";

  @Test
  public void theHashIsThatOfTheCanonicalText() {
    assertEquals(
        "SHA-256 of {\"description\":\"Adds.\",\"name\":\"add\"}",
        "77333dde9de2597a5f6e34d2c43509213648f7879c52cfd5cec1e2115550f0da",
        tool(""));
  }

  @Test
  public void everythingThatAToolIsCalledByChangesIt() {
    for (String member :
        List.of(
            "\"title\":\"Add\"",
            "\"inputSchema\":{\"type\":\"object\"}",
            "\"outputSchema\":{}",
            "\"annotations\":{\"readOnlyHint\":true}",
            "\"annotations\":{\"lastModified\":\"today\"}",
            "\"execution\":{\"taskSupport\":\"optional\"}",
            "\"_meta\":{\"ui\":{\"resourceUri\":\"ui://a\"}}",
            "\"_meta\":{\"ui/resourceUri\":\"ui://a\"}",
            "\"_meta\":{\"io.modelcontextprotocol/ui\":{}}")) {
      assertNotEquals(member, tool(""), tool("," + member));
    }
  }

  @Test
  public void whatNobodyActsOnDoesNotChangeIt() {
    for (String member :
        List.of(
            "\"icons\":[{\"src\":\"https://example.com/a.png\"}]",
            "\"_meta\":{}",
            "\"_meta\":{\"com.example/build\":7}",
            "\"unknown\":1")) {
      assertEquals(member, tool(""), tool("," + member));
    }
  }

  @Test
  public void nullIsNotTheSameAsNothing() {
    assertNotEquals(tool(""), tool(",\"title\":null"));
  }

  @Test
  public void numbersOfASchemaAreComparedExactly() {
    assertEquals(maximum("100"), maximum("1e2"));
    assertEquals(maximum("1"), maximum("1.0"));
    assertNotEquals(maximum("9007199254740993"), maximum("9007199254740994"));
    assertNotEquals(maximum("9007199254740992"), maximum("9007199254740993"));
  }

  @Test
  public void whenAResourceWasModifiedDoesNotChangeIt() {
    String resource = "{\"uri\":\"file:///a\",\"name\":\"a\",\"annotations\":{\"priority\":1%s}}";
    String plain = hash(DefinitionKind.RESOURCE, resource.formatted(""));
    assertEquals(
        plain,
        hash(DefinitionKind.RESOURCE, resource.formatted(",\"lastModified\":\"2026-01-01\"")));
    assertNotEquals(
        plain, hash(DefinitionKind.RESOURCE, resource.formatted(",\"audience\":[\"user\"]")));
  }

  @Test
  public void aPromptIsKnownByItsArguments() {
    String prompt = "{\"name\":\"a\",\"arguments\":[{\"name\":\"b\",\"required\":%s}]}";
    assertNotEquals(
        hash(DefinitionKind.PROMPT, prompt.formatted(true)),
        hash(DefinitionKind.PROMPT, prompt.formatted(false)));
  }

  @Test
  public void instructionsAreADefinitionOfTheirOwn() {
    String hash = onlyHash(TestingInventories.instructions("Be brief."));
    assertNotEquals(hash, onlyHash(TestingInventories.instructions("Be brief. ")));
    assertTrue(TestingInventories.instructions(" ").definitions().isEmpty());
    assertTrue(TestingInventories.instructions(null).definitions().isEmpty());
  }

  @Test
  public void aHashDependsOnMeaningAndNotOnSpelling() {
    TestingJson testing = new TestingJson(8785);
    for (int i = 0; i < 2_000; i++) {
      Json.Members schema = testing.members(3);
      Json.Members tool = with(schema);
      String hash = hash(DefinitionKind.TOOL, CanonicalJson.of(tool));
      assertEquals(hash, hash(DefinitionKind.TOOL, testing.spelled(tool)));
      String other = testing.spelled(with(testing.changed(schema)));
      assertFalse(other, hash.equals(hash(DefinitionKind.TOOL, other)));
    }
  }

  private static Json.Members with(Json.Members schema) {
    TreeMap<String, Json> tool = new TreeMap<>();
    tool.put("name", new Json.Text("add"));
    tool.put("inputSchema", schema);
    return new Json.Members(tool);
  }

  private static String maximum(String number) {
    return tool(",\"inputSchema\":{\"maximum\":" + number + "}");
  }

  private static String tool(String more) {
    return hash(DefinitionKind.TOOL, TOOL.formatted(more));
  }

  private static String hash(DefinitionKind kind, String json) {
    return onlyHash(TestingInventories.of(kind, json));
  }

  private static String onlyHash(Inventory inventory) {
    return inventory.definitions().iterator().next().hash();
  }
}
