package dev.serai.registry.internal.tool.scan;

import static org.junit.Assert.assertEquals;

import dev.serai.registry.internal.tool.DefinitionKind;
import java.util.List;
import org.junit.Test;

public class LengthAndBlobRuleTest {
  private static final String BASE64 = "QWxsIHlvdXIgZGF0YQ".repeat(20);

  @Test
  public void textsThatNobodyReadsAreFound() {
    assertFound("WARN over-long /description", "word ".repeat(1_601));
    assertFound(null, "word ".repeat(1_599));
    assertEquals(
        List.of("INFO over-long /title"),
        TestingScan.definition(
            DefinitionKind.TOOL, "{\"name\":\"t\",\"title\":\"" + "a ".repeat(101) + "\"}"));
    assertEquals(
        List.of("WARN over-long /name"), TestingScan.names(List.of("abcdefgh".repeat(17))));
  }

  @Test
  public void blanksThatPushTextAwayAreFound() {
    assertFound("WARN padding /description", "Adds." + " ".repeat(61) + "And sends.");
    assertFound("WARN padding /description", "Adds." + "\n".repeat(16) + "And sends.");
    assertFound("WARN padding /description", "Adds." + "\n  ".repeat(16) + "And sends.");
    assertFound(
        null, "Adds." + " ".repeat(60) + "Two." + "\n".repeat(15) + "End." + " ".repeat(99));
    assertFound(null, "A list:\n" + "        - one\n".repeat(40));
  }

  @Test
  public void dataThatNobodyCanReadIsFound() {
    assertFound("WARN encoded-blob /description", "Adds. " + BASE64);
    assertFound("WARN encoded-blob /description", "Adds. " + "0a1b".repeat(50));
    assertFound("WARN data-uri /description", "Adds. data:text/html;base64," + BASE64);
    assertFound(
        "WARN data-uri /description", "Adds. data:text/plain;charset=utf-8," + "%41".repeat(30));
  }

  @Test
  public void ordinaryDataIsNotFound() {
    assertFound(null, "An image, such as data:image/png;base64,iVBORw0KGgo=");
    assertFound(null, "Fields: data: the payload, meta: the rest.");
    assertFound(null, "-".repeat(300) + "1");
    assertFound(null, "Commit 3f786850e387550fdab836ed7e6dc881de23001b of the repository");
    assertFound(null, "https://example.com/" + "a-path/".repeat(10));
  }

  @Test
  public void anIconMayBeData() {
    assertEquals(
        List.of(),
        TestingScan.definition(
            DefinitionKind.TOOL,
            "{\"name\":\"t\",\"icons\":[{\"src\":\"data:image/png;base64," + BASE64 + "\"}]}"));
  }

  private static void assertFound(String finding, String text) {
    assertEquals(finding == null ? List.of() : List.of(finding), TestingScan.description(text));
  }
}
