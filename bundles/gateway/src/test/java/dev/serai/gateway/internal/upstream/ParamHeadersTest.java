package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class ParamHeadersTest {
  private static final String SCHEMA =
      "{'properties':{'text':{'type':'string','x-mcp-header':'Text'},'in':{'properties':"
          + "{'n':{'type':'integer','x-mcp-header':'N'},'b':{'type':'boolean','x-mcp-header':'B'}}}}}";

  private final ParamHeaders headers = headers();

  private static ParamHeaders headers() {
    try {
      return new ParamHeaders(
          HeaderSchema.read(new JsonMapper().readTree(SCHEMA.replace('\'', '"'))));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Message call(String arguments) {
    return MessageReader.strict()
        .read(
            JsonText.utf8(
                ("{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'t'"
                        + (arguments == null ? "" : ",'arguments':" + arguments)
                        + "}}")
                    .replace('\'', '"')));
  }

  private void assertMatches(String arguments, String name, String value) {
    headers.check(given(name, value), call(arguments));
  }

  private static Map<String, String> given(String name, String value) {
    Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    given.put(name, value);
    return given;
  }

  private void assertMismatch(String arguments, Map<String, String> given) {
    SeraiException wrong =
        assertThrows(SeraiException.class, () -> headers.check(given, call(arguments)));
    assertEquals(ErrorCode.HEADER_MISMATCH, wrong.code());
  }

  @Test
  public void argumentsBecomeHeaders() {
    assertEquals(
        Map.of("Mcp-Param-Text", "=?base64?w6k=?=", "Mcp-Param-N", "42", "Mcp-Param-B", "true"),
        headers.of(call("{'text':'é','in':{'n':42.0,'b':true}}")));
    assertEquals(Map.of(), headers.of(call("{'text':null,'in':[]}")));
    assertEquals(Map.of(), headers.of(call(null)));
  }

  @Test
  public void aHeaderIsTheArgumentInAnySpelling() {
    assertMatches("{'text':'plain'}", "mcp-param-text", "plain");
    assertMatches("{'text':'plain'}", "Mcp-Param-Text", "=?base64?cGxhaW4=?=");
    assertMatches("{'in':{'n':42}}", "Mcp-Param-N", "42.0");
    assertMatches("{'in':{'n':1e3}}", "Mcp-Param-N", "1000");
    assertMatches("{'in':{'b':false}}", "Mcp-Param-B", "false");
    headers.check(Map.of(), call(null));
    headers.check(Map.of(), call("{'text':null}"));
  }

  @Test
  public void aTextIsComparedAsAText() {
    assertMismatch("{'text':'1.0'}", given("Mcp-Param-Text", "1"));
    assertMismatch("{'text':'A'}", given("Mcp-Param-Text", "a"));
  }

  @Test
  public void aHeaderThatDiffersOrIsMissingOrTooManyIsRefused() {
    assertMismatch("{'in':{'n':42}}", given("Mcp-Param-N", "43"));
    assertMismatch("{'in':{'n':42}}", given("Mcp-Param-N", "x"));
    assertMismatch("{'in':{'n':42}}", Map.of());
    assertMismatch("{}", given("Mcp-Param-N", "42"));
    assertMismatch("{'text':'x'}", given("Mcp-Param-Text", "=?base64?!?="));
  }
}
