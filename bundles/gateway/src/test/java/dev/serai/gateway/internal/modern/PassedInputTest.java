package dev.serai.gateway.internal.modern;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.TestingAccess;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import java.time.Duration;
import org.junit.Test;

public class PassedInputTest {
  private static final InstallationId ALPHA = new InstallationId("alpha");
  private static final String ASK =
      "{\"k\":{\"method\":\"elicitation/create\",\"params\":{ \"n\":1.0}}}";

  private final StateSeal seal = new StateSeal(new byte[32], Duration.ofMinutes(1));
  private final ModernForm form = new ModernForm(seal, new ServerInfos());
  private Answer answer;

  private Exchange exchange(String method, String capabilities) {
    Message request =
        MessageReader.strict()
            .read(
                JsonText.utf8(
                    "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\""
                        + method
                        + "\",\"params\":{\"name\":\"one\",\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":"
                        + capabilities
                        + "}}}"));
    return new Exchange(
        new ModernClient(
            "request-1",
            new Caller(Principal.LOCAL, new Scope.Server(ALPHA)),
            form,
            request,
            CapabilitySet.of(request.slice(Place.META_CAPABILITIES)),
            null),
        TestingAccess.HERE,
        request,
        new Sink(),
        () -> {});
  }

  private final class Sink implements ClientSink {
    @Override
    public boolean send(byte[] message) {
      return true;
    }

    @Override
    public void begin() {}

    @Override
    public void pause(long retryMillis) {}

    @Override
    public void finish(Answer last) {
      answer = last;
    }

    @Override
    public void abandon() {}
  }

  private JsonNode wants(Exchange exchange, String result) throws Exception {
    exchange.inputRequired(
        Call.unchanged(exchange, ALPHA),
        MessageReader.lenient()
            .read(JsonText.utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}")),
        again -> {
          throw new AssertionError("The client itself sends the next round");
        });
    return new JsonMapper().readTree(answer.message());
  }

  private static String result(String requests) {
    return "{\"resultType\":\"input_required\",\"inputRequests\":"
        + requests
        + ",\"requestState\":\"s\"}";
  }

  @Test
  public void inputRequestsKeepTheirBytesAndTheStateIsSealed() throws Exception {
    Exchange exchange = exchange("tools/call", "{\"elicitation\":{}}");
    JsonNode round = wants(exchange, result(ASK));
    assertTrue(exchange.hasEnded());
    assertTrue(new String(answer.message(), "UTF-8").contains("\"inputRequests\":" + ASK));
    assertEquals(9, round.get("id").asInt());
    assertFalse(round.toString(), round.get("result").has("ttlMs"));
    StateSeal.Opened state =
        seal.open(
            round.at("/result/requestState").asText(),
            CallBinding.of(exchange.client().caller(), exchange.request()));
    assertArrayEquals(JsonText.utf8("\"s\""), state.inner());
    assertEquals(ALPHA, state.server());
  }

  @Test
  public void aRequestThatGoesOnDoesNotGoToAnotherServer() {
    Exchange exchange = exchange("tools/call", "{}");
    exchange.goesTo(ALPHA);
    exchange.goesTo(ALPHA);
    SeraiException other =
        assertThrows(SeraiException.class, () -> exchange.goesTo(new InstallationId("beta")));
    assertEquals(ErrorCode.INVALID_PARAMS, other.code());
  }

  @Test
  public void aRequestThatTheClientDidNotDeclareIsAnInvalidAnswer() throws Exception {
    JsonNode round = wants(exchange("tools/call", "{\"sampling\":{}}"), result(ASK));
    assertEquals("UPSTREAM_INVALID", round.at("/error/data/code").asText());
  }

  @Test
  public void aUrlForAClientThatOpensNoneIsAnInvalidAnswer() throws Exception {
    String url = ASK.replace(" \"n\":1.0", "\"mode\":\"url\"");
    JsonNode round = wants(exchange("tools/call", "{\"elicitation\":{}}"), result(url));
    assertEquals("UPSTREAM_INVALID", round.at("/error/data/code").asText());
    round = wants(exchange("tools/call", "{\"elicitation\":{\"url\":{}}}"), result(url));
    assertEquals("input_required", round.at("/result/resultType").asText());
  }

  @Test
  public void otherMethodsMayNotAskForInput() throws Exception {
    JsonNode round = wants(exchange("tools/list", "{\"elicitation\":{}}"), result(ASK));
    assertEquals("UPSTREAM_INVALID", round.at("/error/data/code").asText());
  }
}
