package dev.serai.gateway.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.exchange.ToolRun;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.routing.Directory;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.routing.Visibility;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of the default gateway as an operator uses them: by the same way as a client's calls.
 */
public final class ToolDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ToolDesk.class);
  private static final SessionlessClient OPERATOR =
      new SessionlessClient("operator", CapabilitySet.NONE, Scope.Gateway.DEFAULT);

  /** What is listed is the same for every operator. */
  private static final Actor ANYBODY = Actor.operator("console");

  private final Listings listings;
  private final Router router;
  private final Visibility visibility;

  ToolDesk(Listings listings, Router router, Visibility visibility) {
    this.listings = listings;
    this.router = router;
    this.visibility = visibility;
  }

  /** The names of all tools. */
  public CompletionStage<List<String>> names() {
    return listings.directory(OPERATOR, this::isServed).thenApply(this::tools);
  }

  /**
   * The names of the tools that are known without asking any server; none while that cannot be
   * said.
   */
  public List<String> knownNames() {
    try {
      return tools(listings.current(OPERATOR));
    } catch (SeraiException e) {
      LOG.debug("The names of tools are not known now", e);
      return List.of();
    }
  }

  private boolean isServed(InstallationId server) {
    return visibility.allows(ANYBODY, OPERATOR.scope().name(), server);
  }

  private List<String> tools(Directory directory) {
    return visibility.of(ANYBODY, OPERATOR.scope().name(), directory).tools();
  }

  /**
   * Calls a tool.
   *
   * @param operator whoever is logged in at the console, as the audit log names them
   * @param name the aggregated name
   * @param arguments a JSON object
   * @return the server's whole answer, JSON text; fails with a {@code SeraiException} for malformed
   *     arguments
   */
  public CompletionStage<String> call(Actor operator, String name, String arguments) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    try {
      router.route(
          new Exchange(OPERATOR, operator, request(name, arguments), sink(answer), () -> {}));
    } catch (SeraiException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private static Message request(String name, String arguments) {
    byte[] text =
        JsonText.join(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":",
            JsonText.quote(name),
            ",\"arguments\":",
            arguments,
            "}}");
    try {
      return ToolRun.meant(OPERATOR.scope(), MessageReader.strict().read(text));
    } catch (SeraiException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "The arguments are no JSON object.", e);
    }
  }

  private static ClientSink sink(CompletableFuture<String> answer) {
    return new ClientSink() {
      @Override
      public boolean send(byte[] message) {
        return false;
      }

      @Override
      public void begin() {
        // One answer is printed, whatever came before.
      }

      @Override
      public void pause(long retryMillis) {
        // One answer is printed, whatever came before.
      }

      @Override
      public void finish(Answer response) {
        answer.complete(Slice.of(response.message()).text());
      }

      @Override
      public void abandon() {
        answer.cancel(false);
      }
    };
  }
}
