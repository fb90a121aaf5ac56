package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Scope;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs: {@code /mcp}, {@code /mcp/{gateway}} and {@code /servers/{installation}/mcp}. */
final class Endpoints {
  private static final Pattern GATEWAY = Pattern.compile("/mcp(?:/([A-Za-z0-9-]{1,64}))?/?");
  private static final Pattern SERVER = Pattern.compile("/servers/([A-Za-z0-9-]{1,64})/mcp/?");

  private final Predicate<InstallationId> servers;

  /** Endpoints of the servers that exist. */
  Endpoints(Predicate<InstallationId> servers) {
    this.servers = servers;
  }

  /**
   * What a path gives access to.
   *
   * @throws SeraiException {@code UNKNOWN_SERVER} if nothing is there
   */
  Scope scope(String path) {
    Matcher gateway = GATEWAY.matcher(path);
    if (gateway.matches()) {
      String name = gateway.group(1);
      if (name == null || name.equals(Scope.Gateway.DEFAULT.name())) {
        return Scope.Gateway.DEFAULT;
      }
      throw new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no gateway of this name.");
    }
    Matcher server = SERVER.matcher(path);
    if (server.matches() && servers.test(new InstallationId(server.group(1)))) {
      return new Scope.Server(new InstallationId(server.group(1)));
    }
    throw new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no server of this name.");
  }
}
