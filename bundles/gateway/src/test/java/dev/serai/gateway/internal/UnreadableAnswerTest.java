package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.MessageReader;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class UnreadableAnswerTest {
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingStatelessClient client = new TestingStatelessClient(null);

  @Test
  public void anAnswerThatCannotBePutIntoItsFormIsAnErrorForTheClient() throws Exception {
    Exchange exchange =
        client.ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{}}");
    exchange.respond(
        MessageReader.lenient().read(JsonText.utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")),
        Era.MODERN,
        (response, edits) -> {
          throw new IllegalStateException("Nothing to map");
        });
    assertEquals("INTERNAL", client.next());
  }
}
