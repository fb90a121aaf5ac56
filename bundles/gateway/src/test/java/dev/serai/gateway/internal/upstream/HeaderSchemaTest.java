package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.Test;

public class HeaderSchemaTest {
  private static List<HeaderSchema.Param> read(String schema) throws Exception {
    return HeaderSchema.read(new JsonMapper().readTree(schema.replace('\'', '"')));
  }

  private static void assertInvalid(String schema) {
    assertThrows(HeaderSchema.Invalid.class, () -> read(schema));
  }

  @Test
  public void nestedPropertiesAreReadByTheirPath() throws Exception {
    assertEquals(
        List.of(
            new HeaderSchema.Param("Mcp-Param-A", List.of("a")),
            new HeaderSchema.Param("Mcp-Param-C", List.of("b", "c"))),
        read(
            "{'properties':{'a':{'type':'string','x-mcp-header':'A'},'b':{'type':'object',"
                + "'properties':{'c':{'type':'integer','x-mcp-header':'C'}}}}}"));
  }

  @Test
  public void aSchemaWithoutAnnotationsHasNone() throws Exception {
    assertEquals(List.of(), read("{'properties':{'x':{'default':{'x-mcp-header':''}}}}"));
  }

  @Test
  public void aNameHasToBeAToken() {
    assertInvalid("{'properties':{'a':{'type':'string','x-mcp-header':''}}}");
    assertInvalid("{'properties':{'a':{'type':'string','x-mcp-header':'A B'}}}");
    assertInvalid("{'properties':{'a':{'type':'string','x-mcp-header':7}}}");
    assertInvalid("{'properties':{'a':{'type':'string','x-mcp-header':'A\\n'}}}");
  }

  @Test
  public void namesDifferInMoreThanCase() {
    assertInvalid(
        "{'properties':{'a':{'type':'string','x-mcp-header':'A'},'b':{'type':'string','x-mcp-header':'a'}}}");
  }

  @Test
  public void onlyStringsIntegersAndBooleansTravel() {
    assertInvalid("{'properties':{'a':{'type':'number','x-mcp-header':'A'}}}");
    assertInvalid("{'properties':{'a':{'type':'object','x-mcp-header':'A'}}}");
    assertInvalid("{'properties':{'a':{'x-mcp-header':'A'}}}");
  }

  @Test
  public void onlyPropertiesLeadToAnAnnotation() {
    String annotated = "{'properties':{'a':{'type':'string','x-mcp-header':'A'}}}";
    assertInvalid("{'type':'string','x-mcp-header':'A'}");
    assertInvalid("{'properties':{'l':{'items':" + annotated + "}}}");
    assertInvalid("{'oneOf':[" + annotated + "]}");
    assertInvalid("{'$defs':{'d':" + annotated + "}}");
    assertInvalid("{'if':" + annotated + "}");
  }
}
