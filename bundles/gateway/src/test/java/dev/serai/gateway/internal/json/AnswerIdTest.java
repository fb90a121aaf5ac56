package dev.serai.gateway.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import org.junit.Test;

public class AnswerIdTest {
  private static Slice find(String text) {
    return AnswerId.find(JsonText.utf8(text));
  }

  @Test
  public void theOutermostIdIsFoundWhateverTheRestIs() {
    for (String text :
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":17,\"result\":" + "[".repeat(300) + "]".repeat(300) + "}",
            "{\"result\":{\"id\":4,\"method\":\"m\"},\"id\" :\n 17}",
            "{\"result\":\"\\\"id\\\":3, \",\"id\":17",
            "{\"x\":\"id\",\"id\":17,\"result\":{\"broken",
            "  {\"id\":17,\"result\":01,\"x\":\"\\")) {
      assertEquals(text, "17", find(text).text());
    }
  }

  @Test
  public void nothingIsFoundWhereThereIsNoneAndInARequest() {
    for (String text :
        List.of(
            "",
            "hello",
            "{\"result\":{\"id\":1}}",
            "[{\"id\":1}]",
            "{\"id\":\"1\",\"result\":{}}",
            "{\"id\":null}",
            "{\"id\":",
            "{\"id\":1,\"params\":[,],\"method\":\"m\"}")) {
      assertNull(text, find(text));
    }
  }
}
