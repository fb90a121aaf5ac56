package dev.serai.core.access;

import java.util.Objects;

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
  /** Every part is there. */
  public Bearer {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(address, "address");
  }

  /** A token of a request that comes. */
  public Bearer(String token, String address) {
    this(token, address, false);
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
