package dev.serai.gateway.internal.modern;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AppsExtension;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.GatewayIdentity;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.routing.ReviewGate;
import dev.serai.gateway.internal.upstream.ServerHello;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Answers {@code server/discover} (MCP 2026-07-28, discovery). */
final class Discovery {
  private static final Set<String> BRIDGED =
      Set.of(
          "tools", "prompts", "resources", "completions", "logging", "experimental", "extensions");
  private static final String OWN =
      "{\"supportedVersions\":"
          + Revisions.ALL
          + ",\"capabilities\":{\"completions\":{},\"extensions\":{\""
          + TasksExtension.ID
          + "\":{},\""
          + AppsExtension.ID
          + "\":{}},\"logging\":{},"
          + "\"prompts\":{\"listChanged\":true},"
          + "\"resources\":{\"listChanged\":true,\"subscribe\":true},"
          + "\"tools\":{\"listChanged\":true}},"
          + "\"instructions\":"
          + GatewayIdentity.INSTRUCTIONS
          + "}";

  private final Upstreams upstreams;
  private final ReviewGate gate;
  private final ServerInfos infos;

  Discovery(Upstreams upstreams, ReviewGate gate, ServerInfos infos) {
    this.gate = gate;
    this.upstreams = upstreams;
    this.infos = infos;
  }

  /** Answers with what the endpoint can do. */
  void discover(Exchange exchange) {
    if (!(exchange.client().scope() instanceof Scope.Server server)) {
      exchange.respond(JsonText.utf8(OWN));
      return;
    }
    upstreams
        .session(server.installation(), exchange.client())
        .thenCompose(session -> answer(exchange, server.installation(), session.hello()))
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                exchange.fail(error);
              }
            });
  }

  private CompletionStage<Void> answer(
      Exchange exchange, InstallationId server, ServerHello hello) {
    infos.put(server, hello.serverInfo().toBytes());
    return gate.instructions(exchange.client(), server, hello)
        .thenAccept(shown -> exchange.respond(result(hello, shown.orElse(null))));
  }

  private static byte[] result(ServerHello hello, Slice instructions) {
    Slice meta = hello.answer().slice(Place.META);
    return JsonText.join(
        "{\"supportedVersions\":",
        Revisions.ALL,
        ",\"capabilities\":",
        bridged(hello),
        instructions == null ? "" : JsonText.join(",\"instructions\":", instructions),
        hello.ttl() == null ? "" : JsonText.join(",\"ttlMs\":", hello.ttl()),
        hello.cacheScope() == null ? "" : JsonText.join(",\"cacheScope\":", hello.cacheScope()),
        meta == null ? "" : JsonText.join(",\"_meta\":", meta),
        "}");
  }

  private static byte[] bridged(ServerHello hello) {
    Slice capabilities =
        hello.era() == Era.LEGACY
            ? TasksExtension.removedFrom(hello.capabilities())
            : hello.capabilities();
    List<Object> pieces = new ArrayList<>();
    ObjectMembers.of(capabilities)
        .forEach(
            (name, value) -> {
              if (BRIDGED.contains(name)) {
                pieces.add(pieces.isEmpty() ? "{" : ",");
                pieces.add(JsonText.quote(name));
                pieces.add(":");
                pieces.add(value);
              }
            });
    pieces.add(pieces.isEmpty() ? "{}" : "}");
    return JsonText.join(pieces.toArray());
  }
}
