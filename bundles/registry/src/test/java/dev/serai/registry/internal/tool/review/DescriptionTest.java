package dev.serai.registry.internal.tool.review;

import static org.junit.Assert.assertEquals;

import dev.serai.core.store.ToolRecord.Kind;
import org.junit.Test;

public class DescriptionTest {
  @Test
  public void allOtherCharactersStay() {
    assertEquals(
        "{ \"x\":[{\"description\":1}], \"description\" : \"Two\\nlines\" , \"n\":1.0e0}",
        put("{ \"x\":[{\"description\":1}], \"description\" : {\"a\":[1,2]} , \"n\":1.0e0}"));
    assertEquals(
        "{\"name\":\"\\u00e9\",\"description\":\"Two\\nlines\"}",
        put("{\"name\":\"\\u00e9\",\"description\":\"\\u00e9 \u00e9\"}"));
    assertEquals(
        "{\"n\":7,\"description\":\"Two\\nlines\"}", put("{\"n\":7,\"description\":12345}"));
  }

  @Test
  public void whereThereIsNoneItComesFirst() {
    assertEquals("{\"description\":\"Two\\nlines\", \"name\":\"a\"}", put("{ \"name\":\"a\"}"));
    assertEquals("{\"description\":\"Two\\nlines\"}", put("{}"));
  }

  @Test
  public void instructionsAreTheirOwnMember() {
    assertEquals(
        "{\"instructions\":\"Be kind.\"}",
        Description.put(Kind.INSTRUCTIONS, "{\"instructions\":\"Be bad.\"}", "Be kind."));
  }

  private static String put(String definition) {
    return Description.put(Kind.TOOL, definition, "Two\nlines");
  }
}
