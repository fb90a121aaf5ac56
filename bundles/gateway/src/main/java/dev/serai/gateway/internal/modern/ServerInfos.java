package dev.serai.gateway.internal.modern;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.GatewayIdentity;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.JsonText;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What servers call themselves, for the results that clients get of them. */
final class ServerInfos {
  /** What we call ourselves. */
  static final byte[] OWN = JsonText.utf8(GatewayIdentity.INFO);

  private static final Signature OURS = Signature.of(OWN);
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  /**
   * Who answers, ready to be put into results.
   *
   * @param info the description itself
   * @param member the member of {@code _meta} that holds it
   * @param meta a member {@code _meta} of nothing else
   */
  record Signature(byte[] info, byte[] member, byte[] meta) {
    static Signature of(byte[] info) {
      byte[] member = JsonText.join("\"io.modelcontextprotocol/serverInfo\":", info);
      return new Signature(info, member, JsonText.join("\"_meta\":{", member, "}"));
    }
  }

  private record Known(Signature signature, long at) {}

  private final Map<InstallationId, Known> known = new ConcurrentHashMap<>();

  /** Takes note of it. */
  void put(InstallationId server, byte[] info) {
    known.put(server, new Known(Signature.of(info), System.nanoTime()));
  }

  /** Whether it is to be asked for. */
  boolean isUnknown(InstallationId server) {
    Known one = known.get(server);
    return one == null || System.nanoTime() - one.at() > LIFETIME.toNanos();
  }

  /** Who answers at an endpoint. */
  Signature of(Scope scope) {
    Known server = scope instanceof Scope.Server one ? known.get(one.installation()) : null;
    return server == null ? OURS : server.signature();
  }
}
