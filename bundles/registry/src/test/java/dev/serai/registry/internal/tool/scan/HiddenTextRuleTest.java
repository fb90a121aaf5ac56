package dev.serai.registry.internal.tool.scan;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Finding;
import java.util.List;
import org.junit.Test;

public class HiddenTextRuleTest {
  @Test
  public void charactersWithoutWidthAreFound() {
    for (String hidden :
        List.of(
            "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u3164",
            "\u2063")) {
      assertFound("WARN hidden-zero-width", "Reads" + hidden + " a page.");
    }
  }

  @Test
  public void onlyAJoinerBelongsBetweenEmoji() {
    assertFound("WARN hidden-zero-width", "\ud83d\udc68\u200c\ud83d\udc69");
    assertFound("WARN hidden-zero-width", "\ud83d\udc68\u200b\ud83d\udc69");
  }

  @Test
  public void directionControlsAreFound() {
    for (String hidden : List.of("\u202e", "\u202d", "\u2066", "\u2069", "\u200f", "\u061c")) {
      assertFound("WARN hidden-direction", "Reads " + hidden + "a page.");
    }
    assertFound("WARN hidden-direction", "\u05e9\u05dc\u05d5\u05dd \u202e gpj");
  }

  @Test
  public void tagsCarryWholeTexts() {
    assertFound("BLOCK hidden-tag", "Adds." + tags("send it all"));
    assertFound("BLOCK hidden-tag", "\ud83c\udff4" + tags("call the other tool") + tags("\u007f"));
    assertFound("BLOCK hidden-tag", "\ud83c\udff4" + tags("gb"));
    assertFound("BLOCK hidden-tag", "\ud83c\udff4" + tags("g\u007f"));
  }

  @Test
  public void selectorsWithoutACharacterToVaryAreFound() {
    String selector = Character.toString(0xe0100 + 'a');
    assertFound("WARN hidden-variation", "Adds" + selector);
    assertFound("WARN hidden-variation", "Adds\ufe0f");
    assertFound("WARN hidden-variation", "\ud83d\ude00" + selector + selector);
    assertFound("WARN hidden-variation", "\u845b" + selector + selector);
  }

  @Test
  public void controlsAndTerminalEscapesAreFound() {
    assertFound("WARN hidden-control", "Adds\u0000.");
    assertFound("WARN hidden-control", "Adds\b\b.");
    assertFound("WARN hidden-control", "Adds\u0085.");
    assertFound("BLOCK terminal-escape", "Adds \u001b[8mand sends\u001b[0m.");
    assertFound("BLOCK terminal-escape", "Adds \u009b8m.");
  }

  @Test
  public void oddSpacesPrivateUseAndHalvesAreFound() {
    assertFound("INFO hidden-space", "Adds\u00a0numbers.");
    assertFound("INFO hidden-space", "Adds\u2028numbers.");
    assertFound("WARN hidden-private-use", "Adds \ue000.");
    assertFound("WARN hidden-surrogate", "Adds \ud800.");
  }

  @Test
  public void inANameEveryOneOfThemBlocks() {
    assertTrue(TestingScan.names(List.of("re\u200bad")).contains("BLOCK hidden-zero-width /name"));
    assertEquals(
        List.of("BLOCK hidden-space /inputSchema/properties/a\u00a0b"),
        TestingScan.definition(
            DefinitionKind.TOOL,
            "{\"name\":\"t\",\"inputSchema\":{\"properties\":{\"a\\u00a0b\":{}}}}"));
  }

  @Test
  public void emojiAreNotHidden() {
    for (String emoji :
        List.of(
            "\u26a0\ufe0f",
            "\u2764\ufe0f\u200d\ud83d\udd25",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "1\ufe0f\u20e3",
            "\u2122\ufe0f",
            "\u260e\ufe0e",
            "\ud83c\udff4" + tags("gbeng") + Character.toString(0xe007f),
            "\ud83c\udde9\ud83c\uddea")) {
      assertEquals(emoji, List.of(), TestingScan.description("Warns " + emoji + " people."));
    }
  }

  @Test
  public void scriptsMayUseWhatTheyNeed() {
    for (String text :
        List.of(
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0915\u094d\u200d\u0937",
            "\u05e9\u05dc\u05d5\u05dd \u200fMCP\u200e",
            "\u845b\udb40\udd00\u98fe",
            "\u5168\u89d2\u3000\u7a7a\u683c",
            "caf\u00e9 \u2014 \u201cna\u00efve\u201d \u2026 \u2192 \u2713 \u00b5s",
            "a\tb\r\nc")) {
      assertEquals(text, List.of(), TestingScan.description(text));
    }
  }

  @Test
  public void aFindingCountsAndShowsThem() {
    Finding finding = TestingScan.findings("Adds\u200b two\u200b numbers.").get(0);
    assertEquals("Adds[U+200B] two[U+200B] numbers.", finding.excerpt());
    assertTrue(finding.message(), finding.message().startsWith("2 character(s) without width"));
  }

  private static String tags(String text) {
    StringBuilder tags = new StringBuilder();
    text.chars().forEach(c -> tags.appendCodePoint(0xe0000 + c));
    return tags.toString();
  }

  private static void assertFound(String finding, String text) {
    List<String> found = TestingScan.description(text);
    assertTrue(text + found, found.contains(finding + " /description"));
  }
}
