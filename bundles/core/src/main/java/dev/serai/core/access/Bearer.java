package dev.serai.core.access;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as a request presents it.
 *
 * @param token the token, secret
 * @param address from where, for the throttle of failures and the audit log; as far as it can be
 *     trusted
 * @param admitted whether it was good when the request came, and is only checked again because that
 *     goes on: such a check neither waits for the throttle of failures nor counts there
 */
public record Bearer(String token, String address, boolean admitted) {
  private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([\\w.~+/-]+=*)");
  private static final int MAX_TOKEN = 16_384;

  /** Every part is there. */
  public Bearer {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(address, "address");
  }

  /** A token of a request that comes. */
  public Bearer(String token, String address) {
    this(token, address, false);
  }

  /**
   * The token in a header {@code Authorization} (RFC 6750, section 2.1).
   *
   * @param authorization the header
   * @param address from where the request comes
   * @throws SeraiException {@code UNAUTHENTICATED} if it is not {@code Bearer} and a token of
   *     16,384 characters at most
   */
  public static Bearer ofHeader(String authorization, String address) {
    Matcher bearer = HEADER.matcher(authorization);
    if (!bearer.matches()) {
      throw new SeraiException(
          ErrorCode.UNAUTHENTICATED, "The header Authorization must be Bearer and a token.");
    }
    String token = bearer.group(1);
    if (token.length() > MAX_TOKEN) {
      throw new SeraiException(
          ErrorCode.UNAUTHENTICATED, "The token has more than " + MAX_TOKEN + " characters.");
    }
    return new Bearer(token, address);
  }

  /** The same token of a request that was let in and goes on. */
  public Bearer again() {
    return new Bearer(token, address, true);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Bearer[" + address + "]";
  }
}
