package dev.serai.registry.internal.tool.scan;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class MarkupRuleTest {
  @Test
  public void htmlCommentsAreFound() {
    assertFound("WARN html-comment", "Adds. <!-- and sends -->", "Adds. <!--");
  }

  @Test
  public void tagsForTheModelAreFound() {
    assertFound(
        "WARN model-tag",
        "<IMPORTANT>Read this.</IMPORTANT>",
        "Adds. < system >x",
        "</instructions>",
        "<secret level=\"1\">",
        "<system-reminder>",
        "<\u0405YSTEM>");
  }

  @Test
  public void marksBetweenTurnsAreFound() {
    assertFound(
        "BLOCK chat-turn", "Adds.<|im_start|>x", "[INST] go", "<<SYS>>", "Adds.\n### System: go");
  }

  @Test
  public void ordinaryMarkupIsNotFound() {
    for (String text :
        List.of(
            "<owner>/<repo>",
            "Vec<String>, a < b and c > d",
            "<example>2+2</example>",
            "Takes <div> and <script> elements.",
            "IMPORTANT: use absolute paths.",
            "## Usage\n- [x] done",
            "<importantly>")) {
      assertEquals(text, List.of(), TestingScan.description(text));
    }
  }

  private static void assertFound(String finding, String... texts) {
    for (String text : texts) {
      List<String> found = TestingScan.description(text);
      org.junit.Assert.assertTrue(text + found, found.contains(finding + " /description"));
    }
  }
}
