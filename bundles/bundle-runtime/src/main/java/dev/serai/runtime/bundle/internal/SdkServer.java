package dev.serai.runtime.bundle.internal;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.time.Duration;
import java.util.List;

/** The part of a server that knows its bundle: dropped as a whole when it ends. */
final class SdkServer {
  /** How long a tool waits for its client: sampling and elicitation may have a person in them. */
  private static final Duration CLIENT_TIMEOUT = Duration.ofMinutes(10);

  private final InProcessTransport transport;
  private final Calls calls;
  private final Offer offer;

  SdkServer(
      ServerText text,
      Features features,
      InProcessTransport transport,
      Calls calls,
      JsonSchemaValidator validator,
      Messages messages,
      LogRing log) {
    this.transport = transport;
    this.calls = calls;
    Handlers handlers = new Handlers(calls, log);
    List<AsyncCompletionSpecification> completions =
        features.winners().values().stream()
            .map(Contribution::feature)
            .filter(it -> it.kind() == Feature.Kind.COMPLETION)
            .map(handlers::completion)
            .toList();
    McpAsyncServer server =
        McpServer.async(transport)
            .jsonMapper(messages.mapper())
            .jsonSchemaValidator(validator)
            .requestTimeout(CLIENT_TIMEOUT)
            .serverInfo(info(text))
            .instructions(text.instructions().isEmpty() ? null : text.instructions())
            .capabilities(capabilities(!completions.isEmpty()))
            .completions(completions)
            .build();
    this.offer = new Offer(server, handlers, log);
    offer(features);
  }

  synchronized void offer(Features features) {
    transport.collectNotifications(() -> offer.change(features));
  }

  Session open() {
    return transport.open();
  }

  Calls calls() {
    return calls;
  }

  /** Accepts neither sessions nor calls from now on. */
  void close() {
    transport.refuse();
    calls.close();
  }

  /** Ends sessions and threads. */
  void end(String reason) {
    transport.end(reason);
    calls.end();
    // The type cache that all of Jackson shares holds on to the classes of a bundle's results.
    TypeFactory.defaultInstance().clearCache();
  }

  private static Implementation info(ServerText text) {
    Implementation.Builder info =
        Implementation.builder(text.name(), text.version()).title(text.title());
    return text.description().isEmpty()
        ? info.build()
        : info.description(text.description()).build();
  }

  private static ServerCapabilities capabilities(boolean completions) {
    ServerCapabilities.Builder capabilities =
        ServerCapabilities.builder().tools(true).resources(false, true).prompts(true).logging();
    return completions ? capabilities.completions().build() : capabilities.build();
  }
}
