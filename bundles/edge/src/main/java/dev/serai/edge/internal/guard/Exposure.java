package dev.serai.edge.internal.guard;

import dev.serai.core.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.servlet.http.HttpServletRequest;

/**
 * Whether other machines may reach Serai: only where calls need a token, and nobody on the way can
 * read it. Safe for use by any thread.
 */
public final class Exposure {
  /**
   * Why they may not.
   *
   * @param code what it is reported as
   * @param reason a sentence that says what to set
   */
  public record Objection(ErrorCode code, String reason) {}

  private static final Objection NO_ACCESS_CONTROL =
      new Objection(
          ErrorCode.NOT_LOOPBACK,
          "calls need no token. Set require-authentication=true in etc/dev.serai.access.cfg (feature"
              + " serai-access), or org.ops4j.pax.web.listening.addresses=127.0.0.1 in"
              + " etc/org.ops4j.pax.web.cfg.");
  private static final Objection NOT_ENCRYPTED =
      new Objection(
          ErrorCode.NOT_ENCRYPTED,
          "tokens would travel unencrypted. Set up TLS in etc/org.ops4j.pax.web.cfg, or, where a"
              + " proxy with TLS stands before it, behind-proxy=true and trusted-proxies in"
              + " etc/dev.serai.edge.cfg.");

  private final BooleanSupplier required;
  private final boolean checks;
  private volatile Proxies proxies = Proxies.NONE;

  /**
   * By default no proxy is trusted.
   *
   * @param required whether access control is there and calls need a token
   */
  public Exposure(BooleanSupplier required) {
    this(required, true);
  }

  private Exposure(BooleanSupplier required, boolean checks) {
    this.required = required;
    this.checks = checks;
  }

  /** Every request may come in, since it is checked where it goes. */
  public static Exposure checkedLater() {
    return new Exposure(() -> true, false);
  }

  /** Trusts other proxies from now on. */
  public void trust(Proxies trusted) {
    proxies = trusted;
  }

  /** The proxies that are trusted. */
  public Proxies proxies() {
    return proxies;
  }

  /**
   * What is wrong with the endpoints that other machines can reach.
   *
   * @param endpoints as {@link BindingGuard#reachableFromOutside} gives them
   */
  public Optional<Objection> objection(List<String> endpoints) {
    if (endpoints.isEmpty()) {
      return Optional.empty();
    }
    if (!required.getAsBoolean()) {
      return Optional.of(NO_ACCESS_CONTROL);
    }
    boolean encrypted = endpoints.stream().allMatch(endpoint -> endpoint.startsWith("https:"));
    return encrypted || proxies.any() ? Optional.empty() : Optional.of(NOT_ENCRYPTED);
  }

  /**
   * What is wrong with a request by the address that it arrived at, and by what a trusted proxy
   * says of its client.
   */
  public Optional<ErrorCode> objection(HttpServletRequest request) {
    if (!checks) {
      return Optional.empty();
    }
    boolean here = Loopback.includes(request.getLocalAddr());
    if (!here && !required.getAsBoolean()) {
      return Optional.of(ErrorCode.NOT_LOOPBACK);
    }
    return (here || encrypted(request)) && !proxies.gotInClear(request)
        ? Optional.empty()
        : Optional.of(ErrorCode.NOT_ENCRYPTED);
  }

  private boolean encrypted(HttpServletRequest request) {
    return request.isSecure() || proxies.trust(request.getRemoteAddr());
  }

  /** How it stands, for the log. */
  public String description(List<String> endpoints) {
    String where =
        endpoints.isEmpty()
            ? "on this machine"
            : "on " + endpoints + (proxies.any() ? " behind the proxies " + proxies : " by TLS");
    return where
        + (required.getAsBoolean()
            ? "; every call needs a token"
            : "; calls from this machine need no token, any others are refused");
  }
}
