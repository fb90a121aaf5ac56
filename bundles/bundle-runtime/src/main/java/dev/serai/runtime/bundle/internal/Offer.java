package dev.serai.runtime.bundle.internal;

import dev.serai.runtime.bundle.internal.Features.Slot;
import io.modelcontextprotocol.server.McpAsyncServer;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What the SDK's server offers now, changed in steps to what it should offer. Completions are fixed
 * when the server is built, since the SDK has no way to change them.
 */
final class Offer {
  private final McpAsyncServer server;
  private final Handlers handlers;
  private final LogRing log;
  private final Map<Slot, Contribution> offered = new HashMap<>();

  Offer(McpAsyncServer server, Handlers handlers, LogRing log) {
    this.server = server;
    this.handlers = handlers;
    this.log = log;
  }

  void change(Features features) {
    Map<Slot, Contribution> wanted = features.winners();
    for (Slot slot : Map.copyOf(offered).keySet()) {
      if (!wanted.containsKey(slot)) {
        offered.remove(slot);
        remove(slot).block();
      }
    }
    wanted.forEach(this::put);
  }

  private void put(Slot slot, Contribution contribution) {
    Contribution before = offered.get(slot);
    if (before != null
        && before.feature().specification() == contribution.feature().specification()) {
      return;
    }
    offered.put(slot, contribution);
    try {
      add(contribution.feature()).block();
    } catch (RuntimeException e) {
      log.add("The " + contribution.feature() + " is left out: " + e.getMessage());
    }
  }

  private Mono<Void> add(Feature feature) {
    return switch (feature.kind()) {
      case TOOL -> server.addTool(handlers.tool(feature));
      case RESOURCE -> server.addResource(handlers.resource(feature));
      case RESOURCE_TEMPLATE -> server.addResourceTemplate(handlers.template(feature));
      case PROMPT -> server.addPrompt(handlers.prompt(feature));
      case COMPLETION -> Mono.empty();
    };
  }

  private Mono<Void> remove(Slot slot) {
    String key = slot.key().toString();
    return switch (slot.kind()) {
      case TOOL -> server.removeTool(key);
      case RESOURCE -> server.removeResource(key);
      case RESOURCE_TEMPLATE -> server.removeResourceTemplate(key);
      case PROMPT -> server.removePrompt(key);
      case COMPLETION -> Mono.empty();
    };
  }
}
