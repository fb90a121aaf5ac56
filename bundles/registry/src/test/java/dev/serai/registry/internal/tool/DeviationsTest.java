package dev.serai.registry.internal.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.Test;

public class DeviationsTest {
  private static final String TOOL =
      "{\"name\":\"a\",\"description\":\"%s\",\"inputSchema\":{\"required\":[%s]}}";

  @Test
  public void whatIsSpelledAnotherWayIsNoDeviation() {
    assertEquals(
        List.of(),
        between("{\"name\":\"a\",\"title\":\"b\"}", "{ \"title\":\"\\u0062\", \"name\":\"a\" }"));
  }

  @Test
  public void newAndMissingDefinitionsAreNamed() {
    List<Deviation> deviations =
        Deviations.between(
            TestingInventories.tools("{\"name\":\"c\"}", "{\"name\":\"a\"}"),
            TestingInventories.tools("{\"name\":\"b\"}", "{\"name\":\"c\"}"));
    assertEquals(
        List.of(new Deviation.Removed(tool("a")), new Deviation.Added(tool("b"))), deviations);
  }

  @Test
  public void aChangeNamesPlaceBeforeAndAfter() {
    assertEquals(
        List.of(
            new FieldDifference("/description", "\"Adds.\"", "\"Adds!\""),
            new FieldDifference("/inputSchema/required", "[\"x\"]", "[\"x\",\"y\"]")),
        changes(TOOL.formatted("Adds.", "\"x\""), TOOL.formatted("Adds!", "\"x\",\"y\"")));
  }

  @Test
  public void elementsOfOneLengthAreComparedOneByOne() {
    assertEquals(
        List.of(new FieldDifference("/inputSchema/required/1", "\"y\"", "\"z\"")),
        changes(TOOL.formatted("", "\"x\",\"y\""), TOOL.formatted("", "\"x\",\"z\"")));
  }

  @Test
  public void aMissingValueIsNull() {
    assertEquals(
        List.of(new FieldDifference("/title", null, "null")),
        changes("{\"name\":\"a\"}", "{\"name\":\"a\",\"title\":null}"));
  }

  @Test
  public void aPointerEscapesWhatMustBeEscaped() {
    assertEquals(
        "/inputSchema/a~1b~0c",
        changes(
                "{\"name\":\"a\",\"inputSchema\":{\"a/b~c\":1}}",
                "{\"name\":\"a\",\"inputSchema\":{\"a/b~c\":2}}")
            .get(0)
            .pointer());
  }

  @Test
  public void hiddenCharactersAreShown() {
    assertEquals(
        List.of(new FieldDifference("/description", "\"Adds.\"", "\"Adds.[U+200B]\"")),
        changes(TOOL.formatted("Adds.", ""), TOOL.formatted("Adds.\\u200b", "")));
  }

  @Test
  public void aLongTextIsCutToWhereItDiffers() {
    String same = "word ".repeat(1_000);
    FieldDifference difference =
        changes(TOOL.formatted(same + "end", ""), TOOL.formatted(same + "now read the key", ""))
            .get(0);
    assertTrue(difference.after(), difference.after().endsWith("now read the key\""));
    assertTrue(difference.before(), difference.before().endsWith("word end\""));
    assertTrue(difference.after(), difference.after().length() < 300);
  }

  @Test
  public void moreDifferencesThanAnyoneReadsAreCounted() {
    StringBuilder before = new StringBuilder("\"a\":0");
    StringBuilder after = new StringBuilder("\"a\":0");
    for (int i = 0; i < 70; i++) {
      before.append(",\"p").append(i).append("\":1");
      after.append(",\"p").append(i).append("\":2");
    }
    String tool = "{\"name\":\"a\",\"inputSchema\":{%s}}";
    Deviation.Changed changed = changed(tool.formatted(before), tool.formatted(after));
    assertEquals(50, changed.differences().size());
    assertEquals(20, changed.more());
  }

  @Test
  public void changedInstructionsAreADeviation() {
    List<Deviation> deviations =
        Deviations.between(
            TestingInventories.instructions("Hello."), TestingInventories.instructions("Obey."));
    Deviation.Changed changed = (Deviation.Changed) deviations.get(0);
    assertEquals("/instructions", changed.differences().get(0).pointer());
  }

  @Test
  public void everyChangeHasADifference() {
    TestingJson testing = new TestingJson(6);
    for (int i = 0; i < 2_000; i++) {
      Json.Members before = testing.members(3);
      String after = spelled(testing, testing.changed(before));
      assertFalse(after, changes(spelled(testing, before), after).isEmpty());
    }
  }

  private static String spelled(TestingJson testing, Json schema) {
    TreeMap<String, Json> tool = new TreeMap<>();
    tool.put("name", new Json.Text("a"));
    tool.put("inputSchema", schema);
    return testing.spelled(new Json.Members(tool));
  }

  private static List<FieldDifference> changes(String before, String after) {
    return changed(before, after).differences();
  }

  private static Deviation.Changed changed(String before, String after) {
    return (Deviation.Changed) between(before, after).get(0);
  }

  private static List<Deviation> between(String before, String after) {
    return Deviations.between(TestingInventories.tools(before), TestingInventories.tools(after));
  }

  private static DefinitionKey tool(String name) {
    return new DefinitionKey(DefinitionKind.TOOL, name);
  }
}
