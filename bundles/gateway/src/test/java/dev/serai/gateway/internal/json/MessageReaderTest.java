package dev.serai.gateway.internal.json;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** What counts as a message, and what is found in one. */
public class MessageReaderTest {
  private static final int MUTANTS = 20_000;
  private static final JsonFactory JACKSON =
      JsonFactory.builder().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, true).build();

  private static final List<String> MESSAGES =
      List.of(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
              + "\"arguments\":{\"a\":[1,-0.5e+3,true,false,null,[],{}],\"é\":\"世界 \\u00e9\\n\"},"
              + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
              + "\"progressToken\":\"\\\"t\\\"\"}}}",
          " { \"jsonrpc\" : \"2.0\" , \"id\" : \"a\" , \"result\" : { \"x\" : [ { \"a\" : 1 , \"b\""
              + " : 2 } , { \"a\" : 3 } ] } } ",
          "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32601,\"message\":\"no\",\"data\":{}}}");

  /** Bytes that matter to JSON and to UTF-8, so that a random one often does damage. */
  private static final byte[] ALPHABET = {
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '\\',
    ' ',
    '\n',
    '0',
    '1',
    '-',
    '+',
    '.',
    'e',
    'u',
    't',
    'n',
    'a',
    '/',
    0x1f,
    0x7f,
    (byte) 0xc3,
    (byte) 0xa9,
    (byte) 0xe4,
    (byte) 0xb8,
    (byte) 0x96,
    (byte) 0xf0,
    (byte) 0xf8,
    (byte) 0xff
  };

  @Test
  public void whatIsNoJsonIsAParseErrorWhereverItStands() {
    for (String member : List.of("\"id\":NaN", "\"id\":1,\"params\":Infinity", "\"method\":nul")) {
      byte[] message = JsonText.utf8("{\"jsonrpc\":\"2.0\"," + member + "}");
      SeraiException error =
          assertThrows(SeraiException.class, () -> MessageReader.strict().read(message));
      assertEquals(member, ErrorCode.PARSE_ERROR, error.code());
    }
  }

  @Test
  public void textsAreJsonWhereAnotherParserSaysSo() {
    Random random = new Random(1);
    int accepted = 0;
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      byte[] text = mutated(MESSAGES.get(mutant % MESSAGES.size()), random);
      boolean expected = isUtf8(text) && isJson(text);
      assertEquals(new Slice(text, 0, text.length).text(), expected, isAccepted(text));
      accepted += expected ? 1 : 0;
    }
    assertTrue("both kinds come up, " + accepted, accepted > 1_000 && accepted < MUTANTS - 1_000);
  }

  private static byte[] mutated(String message, Random random) {
    byte[] text = JsonText.utf8(message);
    int at = 1 + random.nextInt(text.length - 1);
    byte with = ALPHABET[random.nextInt(ALPHABET.length)];
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(text, at);
      case 1 -> new Edits(text).replace(new Slice(text, at, at), new byte[] {with}).apply();
      case 2 -> new Edits(text).replace(new Slice(text, at - 1, at), new byte[0]).apply();
      default -> new Edits(text).replace(new Slice(text, at - 1, at), new byte[] {with}).apply();
    };
  }

  /** The other parser does not look so closely at names. */
  private static boolean isUtf8(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isJson(byte[] text) {
    try (JsonParser parser = JACKSON.createParser(JsonText.join("[", text, "]"))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          parser.getText();
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What is no JSON-RPC is JSON yet. */
  private static boolean isAccepted(byte[] text) {
    try {
      MessageReader.strict().split(JsonText.join("[", text, "]"));
      return true;
    } catch (SeraiException e) {
      return false;
    }
  }

  @Test
  public void placesAreFoundWhateverTheSpellingOfTheirNames() {
    Message message =
        read(
            "{\"jsonrpc\":\"2.0\",\"i\\u0064\":7,\"method\":\"a\\/b\",\"params\": {\"n\\u0061me\":"
                + " \"x\\u00e9\",\"ref\":{\"uri\":\"u\"},\"_meta\":{\"progressToken\":[1, 2],"
                + "\"io.modelcontextprotocol/related-task\":{\"taskId\":\"t\"}}}}");
    assertEquals("7", message.id().text());
    assertEquals("a/b", message.method());
    assertEquals("xé", message.text(Place.NAME));
    assertEquals("\"n\\u0061me\": \"x\\u00e9\"", message.member(Place.NAME).text());
    assertEquals("u", message.text(Place.REF_URI));
    assertEquals("[1, 2]", message.slice(Place.PROGRESS_TOKEN).text());
    assertEquals("t", message.text(Place.RELATED_TASK));
    assertTrue(message.slice(Place.META).text().startsWith("{\"progressToken\""));
  }

  @Test
  public void aByteOrderMarkIsNotPartOfTheMessage() {
    String text = "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{}}";
    for (MessageReader reader : List.of(MessageReader.strict(), MessageReader.lenient())) {
      Message message = reader.read(JsonText.utf8("\ufeff" + text));
      assertEquals("{}", message.params().text());
      assertArrayEquals(JsonText.utf8(text), message.bytes());
      byte[] batch = JsonText.utf8("\ufeff[" + text + "]");
      assertTrue(MessageReader.isBatch(batch));
      assertArrayEquals(JsonText.utf8(text), reader.split(batch).get(0));
    }
    assertParseError("\ufeff");
    assertParseError("\ufeff\ufeff" + text);
  }

  @Test
  public void duplicatesAreRefusedAtAnyDepthAndInAnySpelling() {
    StringBuilder many = new StringBuilder("{\"m0\":0");
    for (int at = 1; at < 40; at++) {
      many.append(",\"m").append(at).append("\":0");
    }
    for (String params :
        List.of(
            "{\"a\":1,\"a\":2}",
            "{\"a\":[{\"b\":1,\"c\":{},\"\\u0062\":2}]}",
            "{\"\\u0061\":1,\"a\":1}",
            many + ",\"m7\":1}")) {
      String text = "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":" + params + "}";
      SeraiException error = assertThrows(params, SeraiException.class, () -> read(text));
      assertEquals(ErrorCode.INVALID_REQUEST, error.code());
      assertTrue(error.getMessage(), error.getMessage().startsWith("Duplicate field '"));
      MessageReader.lenient().read(JsonText.utf8(text));
    }
    read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":" + many + "}}");
  }

  @Test
  public void nestingAndNumbersHaveBounds() {
    read(nested(198));
    assertBeyond(Limit.NESTING, nested(199));
    read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"x\":" + "1".repeat(1_000) + "}");
    assertBeyond(
        Limit.NUMBER, "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"x\":" + "1".repeat(1_001) + "}");
  }

  @Test
  public void metaThatIsNoObjectAndParametersThatAreNullSayNothing() {
    for (String meta : List.of("null", "[]", "\"x\"", "1")) {
      assertUsable("{%s\"params\":{}}", "{%s\"params\":{\"_meta\":" + meta + "}}");
      assertUsable(
          "{%s\"params\": {\"a\":1 ,\"b\":2}}",
          "{%s\"params\": {\"a\":1 ,\"_meta\": " + meta + ",\"b\":2}}");
    }
    assertUsable("{\"a\":1,%s\"b\":2}", "{\"a\":1,%s\"params\": null,\"b\":2}");
  }

  private static void assertUsable(String expected, String sent) {
    String envelope = "\"jsonrpc\":\"2.0\",\"method\":\"m\",";
    for (MessageReader reader : List.of(MessageReader.strict(), MessageReader.lenient())) {
      Message message = reader.read(JsonText.utf8(sent.formatted(envelope)));
      assertEquals(expected.formatted(envelope), Slice.of(message.bytes()).text());
      assertEquals(null, message.slice(Place.META));
    }
  }

  @Test
  public void parametersOfAnotherKindAreRefusedOfClientsAndPassedOfServers() {
    for (String params : List.of("[]", "\"x\"", "1", "true")) {
      String text = "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":" + params + "}";
      SeraiException error = assertThrows(params, SeraiException.class, () -> read(text));
      assertEquals(ErrorCode.INVALID_REQUEST, error.code());
      assertEquals("\"params\" must be an object.", error.getMessage());
      Message message = MessageReader.lenient().read(JsonText.utf8(text));
      assertEquals(null, message.params());
      assertEquals("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}", Slice.of(message.bytes()).text());
    }
  }

  @Test
  public void membersAreAddedToObjectsOnly() {
    for (String value : List.of("null", "[]", "\"x\"")) {
      Slice slice = Slice.of(value);
      Edits edits = new Edits(slice.source());
      assertThrows(
          value, SeraiException.class, () -> edits.insert(slice, JsonText.utf8("\"a\":1")));
    }
  }

  private static void assertBeyond(Limit limit, String text) {
    SeraiException error = assertThrows(SeraiException.class, () -> read(text));
    assertEquals(ErrorCode.INVALID_REQUEST, error.code());
    assertTrue(error.getMessage(), error.getMessage().endsWith(limit.sentence()));
    LimitHits hits = new LimitHits();
    hits.count(error);
    assertEquals(1, hits.of(limit));
  }

  private static String nested(int arrays) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"a\":"
        + "[".repeat(arrays)
        + "]".repeat(arrays)
        + "}}";
  }

  @Test
  public void errorsSayWhatIsWrong() {
    assertParseError("");
    assertParseError("{\"jsonrpc\":\"2.0\",\"method\":\"m\"} {}");
    SeraiException error = assertParseError("{\"jsonrpc\":\"2.0\",\"id\":01}");
    assertEquals("The message is no well-formed JSON at byte 23.", error.getMessage());
    for (String other : List.of("[]", "1", "\"text\"", "null")) {
      assertEquals(
          ErrorCode.INVALID_REQUEST, assertThrows(SeraiException.class, () -> read(other)).code());
    }
  }

  private static SeraiException assertParseError(String text) {
    SeraiException error = assertThrows(text, SeraiException.class, () -> read(text));
    assertEquals(text, ErrorCode.PARSE_ERROR, error.code());
    return error;
  }

  private static Message read(String text) {
    return MessageReader.strict().read(JsonText.utf8(text));
  }
}
