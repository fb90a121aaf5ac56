package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ToolDiscovery;
import dev.serai.gateway.internal.exchange.AppsExtension;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Lists servers as a client does that declares everything. */
public final class ServerDiscovery implements ToolDiscovery {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);
  private static final CapabilitySet EVERYTHING =
      CapabilitySet.of(
          Slice.of(
              "{\"roots\":{\"listChanged\":true},\"sampling\":{\"tools\":{}},"
                  + "\"elicitation\":{\"form\":{},\"url\":{}},\"extensions\":{\""
                  + TasksExtension.ID
                  + "\":{},\""
                  + AppsExtension.ID
                  + "\":{\"mimeTypes\":[\"text/html;profile=mcp-app\"]}}}"));

  private final Upstreams upstreams;
  private final AtomicLong count = new AtomicLong();

  /** Discovery over these sessions. */
  public ServerDiscovery(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  @Override
  public CompletionStage<Map<ToolRecord.Kind, List<byte[]>>> discover(InstallationId server) {
    Client client =
        new SessionlessClient(
            "discovery-" + count.incrementAndGet(), EVERYTHING, Scope.Gateway.DEFAULT);
    return upstreams
        .session(server, client)
        .thenCompose(session -> new ListingFetch(session, client, PAGE_LIMIT, null).fetch())
        .thenApply(ServerDiscovery::definitions)
        .whenComplete((done, error) -> upstreams.leave(client));
  }

  private static Map<ToolRecord.Kind, List<byte[]>> definitions(RawListing listed) {
    if (listed.lists().failure() != null) {
      throw listed.lists().failure();
    }
    Map<ToolRecord.Kind, List<byte[]>> definitions = listed.definitions();
    definitions.putIfAbsent(ToolRecord.Kind.TEMPLATE, List.of());
    return definitions;
  }
}
