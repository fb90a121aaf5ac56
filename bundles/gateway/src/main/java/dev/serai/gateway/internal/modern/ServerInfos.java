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

  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private record Known(byte[] info, long at) {}

  private final Map<InstallationId, Known> known = new ConcurrentHashMap<>();

  /** Takes note of it. */
  void put(InstallationId server, byte[] info) {
    known.put(server, new Known(info, System.nanoTime()));
  }

  /** Whether it is to be asked for. */
  boolean isUnknown(InstallationId server) {
    Known one = known.get(server);
    return one == null || System.nanoTime() - one.at() > LIFETIME.toNanos();
  }

  /** Who answers at an endpoint. */
  byte[] of(Scope scope) {
    if (scope instanceof Scope.Server server && known.containsKey(server.installation())) {
      return known.get(server.installation()).info();
    }
    return OWN;
  }
}
