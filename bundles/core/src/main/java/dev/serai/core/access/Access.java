package dev.serai.core.access;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is calling and what they may do. Safe for use by any thread; no method blocks. Default deny:
 * what no rule allows is denied.
 */
@ProviderType
public interface Access {

  /**
   * Whom a token stands for. For a token that was seen before the answer is there at once; a token
   * that was revoked, or whose owner was disabled, on any replica, is refused within 1 s.
   *
   * @return fails with a {@link SeraiException}: {@code UNAUTHENTICATED} for a token that is not
   *     valid, {@code TOO_MANY_ATTEMPTS} after too many of those from one address, unless it is
   *     {@linkplain Bearer#admitted checked again}, {@code STORE_UNAVAILABLE} before accounts and
   *     tokens were read for the first time
   */
  CompletionStage<Principal> authenticate(Bearer bearer);

  /** Whether somebody may do something. */
  Decision decide(Principal who, Verb verb, Resource what);

  /**
   * Whether calls need a token even from this machine. Otherwise who is on this machine and sends
   * none is {@link Principal#LOCAL}, for MCP calls only.
   */
  boolean required();

  /**
   * The identity providers whose tokens are accepted, as their issuer identifiers (RFC 9728, {@code
   * authorization_servers}); empty if there are only tokens of our own.
   */
  List<String> issuers();

  /** The scopes that a client should ask for (RFC 9728, {@code scopes_supported}). */
  List<String> scopes();

  /**
   * Demands what {@link #decide} decides.
   *
   * @throws SeraiException {@code FORBIDDEN} with the reason; {@code NOT_FOUND} if they may not
   *     even see it
   */
  default void require(Principal who, Verb verb, Resource what) {
    Decision decision = decide(who, verb, what);
    if (decision.allowed()) {
      return;
    }
    boolean visible =
        verb == Verb.CREATE || (verb != Verb.READ && decide(who, Verb.READ, what).allowed());
    throw visible
        ? new SeraiException(ErrorCode.FORBIDDEN, decision.reason())
        : new SeraiException(ErrorCode.NOT_FOUND, "There is no such " + what.kind().word() + ".");
  }
}
