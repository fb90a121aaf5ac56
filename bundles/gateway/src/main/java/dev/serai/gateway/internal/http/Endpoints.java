package dev.serai.gateway.internal.http;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs: {@code /mcp}, {@code /mcp/{gateway}} and {@code /servers/{installation}/mcp}. */
final class Endpoints {
  private static final Pattern GATEWAY = Pattern.compile("/mcp(?:/([A-Za-z0-9._~-]{1,200}))?/?");
  private static final Pattern SERVER = Pattern.compile("/servers/([A-Za-z0-9-]{1,64})/mcp/?");

  private Endpoints() {}

  /** What a path would give access to, whether it exists or not; empty for any other path. */
  static Optional<Scope> scope(String path) {
    if (path.equals("/mcp")) {
      return Optional.of(Scope.Gateway.DEFAULT);
    }
    Matcher gateway = GATEWAY.matcher(path);
    if (gateway.matches()) {
      String name = gateway.group(1);
      return Optional.of(name == null ? Scope.Gateway.DEFAULT : new Scope.Gateway(name));
    }
    Matcher server = SERVER.matcher(path);
    return server.matches()
        ? Optional.of(new Scope.Server(new InstallationId(server.group(1))))
        : Optional.empty();
  }
}
