package dev.serai.gateway.internal.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class SignatureTest {
  private static String of(String schema) {
    return Signature.of(
        ToolText.of(TestingTools.tool("a", "b", "'inputSchema':" + schema).json()).schema());
  }

  @Test
  public void whatIsRequiredHasNoQuestionMark() {
    assertEquals(
        "{owner: string, labels?: string[], n?: integer}",
        of(
            "{'type':'object','properties':{'owner':{'type':'string'},'labels':{'type':'array',"
                + "'items':{'type':'string'}},'n':{'type':'integer'}},'required':['owner']}"));
  }

  @Test
  public void choicesAreNamed() {
    assertEquals(
        "{s?: \"open\"|\"closed\", t?: string|null, u?: (string|number)[], v?: 7}",
        of(
            "{'properties':{'s':{'type':'string','enum':['open','closed']},'t':{'type':['string','null']},"
                + "'u':{'type':'array','items':{'anyOf':[{'type':'string'},{'type':'number'}]}},"
                + "'v':{'const':7}}}"));
  }

  @Test
  public void whatIsDeepIsShortened() {
    assertEquals(
        "{a?: {b?: {c?: {…}}}, d?: object}",
        of(
            "{'properties':{'a':{'properties':{'b':{'properties':{'c':{'properties':{'e':{}}}}}}},"
                + "'d':{'type':'object'}}}"));
  }

  @Test
  public void whatIsLongIsCut() {
    StringBuilder many = new StringBuilder("{'properties':{'p':{'enum':[1");
    many.append(",1".repeat(30)).append("]}");
    for (int at = 0; at < 60; at++) {
      many.append(",'").append("q".repeat(80)).append(at).append("':{'type':'string'}");
    }
    String signature = of(many.append("}}").toString());
    assertTrue(signature, signature.length() <= 1_500);
    assertTrue(signature, signature.contains("|…, "));
  }

  @Test(timeout = 20_000)
  public void listsWithinListsAreShortenedHoweverTheirTypeIsWritten() {
    String lists = "{'type':['array','array'],'items':";
    assertEquals(
        "{x?: …[][][][]}",
        of("{'properties':{'x':" + lists.repeat(40) + "{}" + "}".repeat(40) + "}}"));
    assertEquals(
        "{x?: string[][][]}",
        of(
            "{'properties':{'x':"
                + "{'type':'array','items':".repeat(3)
                + "{'type':'string'}"
                + "}".repeat(5)));
  }

  @Test
  public void oneTypeIsNamedOnceAndManyAreShortened() {
    assertEquals(
        "{x?: {y?: any}}",
        of(
            "{'properties':{'x':{'type':['object'"
                + ",'object'".repeat(1_000)
                + "],'properties':{'y':{}}}}}"));
    String many =
        IntStream.range(0, 20).mapToObj(at -> "'t" + at + "'").collect(Collectors.joining(","));
    String signature = of("{'properties':{'x':{'type':[" + many + "]}}}");
    assertTrue(signature, signature.endsWith("|t11|…}"));
  }

  @Test(timeout = 20_000)
  public void nothingIsWrittenBehindTheEnd() {
    String choices = "{'oneOf':[{'const':'" + "c".repeat(40) + "'}]}";
    for (int depth = 0; depth < 5; depth++) {
      choices = "{'oneOf':[" + choices + ("," + choices).repeat(9) + "]}";
    }
    assertEquals(1_500, of("{'properties':{'x':" + choices + "}}").length());
  }

  @Test
  public void aToolWithoutASchemaTakesNothing() {
    assertEquals("{}", of("{}"));
    assertEquals("{}", of("true"));
    assertEquals("{x?: any, y?: any}", of("{'properties':{'x':{},'y':true}}"));
  }
}
