package dev.serai.credential.vault.internal;

import dev.serai.credential.vault.internal.http.TrustedAuthority;
import dev.serai.credential.vault.internal.secret.Engine;
import dev.serai.credential.vault.internal.secret.Mount;
import dev.serai.credential.vault.internal.session.Login;
import dev.serai.credential.vault.internal.session.RoleLogin;
import dev.serai.credential.vault.internal.session.TokenLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManager;

/**
 * Settings that were checked.
 *
 * @param address without a slash at its end
 * @param namespace or empty
 * @param login how a token is got
 * @param trusted whom to trust, or null for the JDK's choice
 * @param mounts that Vault is not asked for
 * @param readOnly whether nothing is changed
 */
record VaultSettings(
    String address,
    String namespace,
    Login login,
    TrustManager[] trusted,
    List<Mount> mounts,
    boolean readOnly,
    Duration connect,
    Duration request,
    Duration retry,
    Duration keep) {
  private static final long MOST_MILLIS = 60_000;
  private static final long MOST_SECONDS = 3_600;

  /**
   * Checks settings.
   *
   * @throws IllegalArgumentException whose message begins with the setting that is wrong
   */
  static VaultSettings of(VaultConfig config) {
    return new VaultSettings(
        address(config.address().strip()),
        config.namespace().strip(),
        login(config),
        config.ca$_$file().isBlank() ? null : TrustedAuthority.of(Path.of(config.ca$_$file())),
        Arrays.stream(config.mounts())
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(VaultSettings::mount)
            .toList(),
        config.read$_$only(),
        Duration.ofMillis(within("connect-millis", config.connect$_$millis(), 1, MOST_MILLIS)),
        Duration.ofMillis(within("request-millis", config.request$_$millis(), 1, MOST_MILLIS)),
        Duration.ofMillis(within("retry-millis", config.retry$_$millis(), 0, MOST_MILLIS)),
        Duration.ofSeconds(within("keep-seconds", config.keep$_$seconds(), 0, MOST_SECONDS)));
  }

  private static String address(String address) {
    if (address.isEmpty()) {
      throw new IllegalArgumentException(
          "address is not set: it is Vault's, as https://vault.example.com:8200.");
    }
    URI uri = uri(address);
    boolean plain = "http".equals(uri.getScheme());
    if (!plain && !"https".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "address must be a URL as https://vault.example.com:8200.");
    }
    if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("address must have a host, a port and a path alone.");
    }
    if (plain && !isHere(uri.getHost())) {
      throw new IllegalArgumentException(
          "address must begin with https: only on this machine may Vault be reached without TLS.");
    }
    return address.replaceFirst("/+$", "");
  }

  private static URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "address must be a URL as https://vault.example.com:8200.");
    }
  }

  private static boolean isHere(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static Login login(VaultConfig config) {
    String method = config.auth().strip().toLowerCase(Locale.ROOT);
    String mount = config.auth$_$mount().isBlank() ? method : config.auth$_$mount().strip();
    return switch (method) {
      case "token" -> new TokenLogin(file("token-file", config.token$_$file(), method));
      case "approle" ->
          RoleLogin.appRole(
              mount,
              role(config, method),
              file("secret-id-file", config.secret$_$id$_$file(), method));
      case "kubernetes", "jwt" ->
          RoleLogin.jwt(mount, role(config, method), file("jwt-file", config.jwt$_$file(), method));
      default ->
          throw new IllegalArgumentException("auth must be token, approle, kubernetes or jwt.");
    };
  }

  private static String role(VaultConfig config, String method) {
    if (config.role().isBlank()) {
      throw new IllegalArgumentException("role is not set: auth=" + method + " needs it.");
    }
    return config.role().strip();
  }

  private static Path file(String setting, String file, String method) {
    if (file.isBlank()) {
      throw new IllegalArgumentException(setting + " is not set: auth=" + method + " needs it.");
    }
    return Path.of(file.strip());
  }

  private static Mount mount(String text) {
    int sign = text.lastIndexOf('=');
    String path = sign < 0 ? "" : text.substring(0, sign).replaceFirst("/*$", "/");
    Engine engine = sign < 0 ? null : engine(text.substring(sign + 1));
    if (engine == null || path.equals("/") || path.startsWith("/")) {
      throw new IllegalArgumentException(
          "mounts must have entries as secret/=kv2, old/=kv1 or database/=dynamic.");
    }
    return new Mount(path, engine);
  }

  private static Engine engine(String name) {
    return switch (name.strip()) {
      case "kv1" -> Engine.KV1;
      case "kv2" -> Engine.KV2;
      case "dynamic" -> Engine.DYNAMIC;
      default -> null;
    };
  }

  private static long within(String setting, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          setting + " must be " + least + " to " + most + ", not " + value + ".");
    }
    return value;
  }
}
