package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.TestingAccess;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.GatewayIdentity;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class ModernMetaTest {
  private static final String ABOUT =
      "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{\"roots\":{}},"
          + "\"io.modelcontextprotocol/clientInfo\":"
          + GatewayIdentity.INFO;

  private static Call call(String rest) {
    SessionlessClient client =
        new SessionlessClient(
            "o", CapabilitySet.of(Slice.of("{\"roots\":{}}")), Scope.Gateway.DEFAULT);
    Exchange exchange =
        new Exchange(
            client,
            TestingAccess.HERE,
            MessageReader.strict()
                .read(JsonText.utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"" + rest + "}")),
            new Nowhere(),
            () -> {});
    return Call.unchanged(exchange, new InstallationId("s"));
  }

  private static String sent(Call call) {
    return new String(ModernMeta.request(call, 9), StandardCharsets.UTF_8);
  }

  @Test
  public void aRequestWithoutParametersGetsThem() {
    assertEquals(
        "{\"params\":{\"_meta\":{" + ABOUT + "}},\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"m\"}",
        sent(call("")));
  }

  @Test
  public void whatIsNoObjectIsReplaced() {
    assertEquals(sent(call("")), sent(call(",\"params\":null")));
    assertEquals(sent(call(",\"params\":{}")), sent(call(",\"params\":{\"_meta\":null}")));
    assertEquals(sent(call(",\"params\":{}")), sent(call(",\"params\":{\"_meta\":[1]}")));
  }

  @Test
  public void emptyParametersAndOtherOnesGetWhatIsMissing() {
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"m\",\"params\":{\"_meta\":{" + ABOUT + "}}}",
        sent(call(",\"params\":{}")));
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"m\",\"params\":{\"_meta\":{"
            + ABOUT
            + "},\"a\":1.0}}",
        sent(call(",\"params\":{\"a\":1.0}")));
  }

  @Test
  public void whatIsThereAlreadyStaysAndIsNotBelieved() {
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"m\",\"params\":{\"_meta\":{"
            + ABOUT.substring(ABOUT.indexOf(',') + 1)
            + ",\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"progressToken\":9}}}",
        sent(
            call(
                ",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"1999\","
                    + "\"progressToken\":\"p\"}}")));
  }

  @Test
  public void theNextRoundHasTheAnswersAndTheState() {
    Call next =
        call(",\"params\":{\"_meta\":{}}")
            .nextRound(new Call.Input(JsonText.utf8("{\"k\":{}}"), JsonText.utf8("\"s\"")));
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"m\",\"params\":{\"inputResponses\":{\"k\":{}},"
            + "\"requestState\":\"s\",\"_meta\":{"
            + ABOUT
            + "}}}",
        sent(next));
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"m\",\"params\":{\"requestState\":\"t\",\"_meta\":{"
            + ABOUT
            + "}}}",
        sent(
            call(",\"params\":{\"_meta\":{}}")
                .nextRound(new Call.Input(null, JsonText.utf8("\"t\"")))));
  }

  private static final class Nowhere implements ClientSink {
    @Override
    public boolean send(byte[] message) {
      return false;
    }

    @Override
    public void begin() {}

    @Override
    public void pause(long retryMillis) {}

    @Override
    public void finish(Answer answer) {}

    @Override
    public void abandon() {}
  }
}
