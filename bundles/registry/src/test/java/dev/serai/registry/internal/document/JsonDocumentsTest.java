package dev.serai.registry.internal.document;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class JsonDocumentsTest {
  private final Findings findings = new Findings("test.json");

  @Test
  public void aDocumentIsRead() {
    assertTrue(parse("{\"a\": 1}"));
    assertTrue(findings.isEmpty());
  }

  @Test
  public void aSyntaxErrorNamesLineAndColumn() {
    assertRefused("{\n  \"a\": 1,\n}", "no valid JSON in line 3, column 1");
  }

  @Test
  public void aCommentIsRefused() {
    assertRefused("{ // no\n}", "comments and trailing commas are not allowed");
  }

  @Test
  public void aKeyGivenTwiceIsRefused() {
    assertRefused("{\"a\": 1, \"a\": 2}", "key twice");
  }

  @Test
  public void aSecondValueIsRefused() {
    assertRefused("{} {}", "no valid JSON");
  }

  @Test
  public void anEmptyFileIsRefused() {
    assertRefused("", "Is empty");
  }

  @Test
  public void deepNestingIsRefused() {
    assertRefused("[".repeat(65) + "]".repeat(65), "deeper than 64 levels");
  }

  @Test
  public void aLargeFileIsRefused() {
    assertRefused("\"" + "a".repeat(JsonDocuments.MAX_BYTES) + "\"", "larger than 1 MiB");
  }

  @Test
  public void textThatIsNotUtf8IsRefused() {
    byte[] latin = "{\"a\": \"\u00e9 \"}".getBytes(StandardCharsets.ISO_8859_1);
    assertFalse(new JsonDocuments().parse(latin, findings).isPresent());
    assertEquals(1, findings.problems().size());
  }

  @Test
  public void aProblemDoesNotRepeatTheContent() {
    parse("{\"token\": s3cret}");
    assertFalse(findings.problems().toString(), findings.problems().toString().contains("s3cret"));
  }

  private void assertRefused(String text, String reason) {
    assertFalse(parse(text));
    String found = findings.problems().get(0).reason();
    assertTrue(found, found.contains(reason));
  }

  private boolean parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new JsonDocuments().parse(bytes, findings).isPresent();
  }
}
