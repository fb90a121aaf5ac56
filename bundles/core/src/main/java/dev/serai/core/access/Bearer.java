package dev.serai.core.access;

import java.util.Objects;

/**
 * A token as a request presents it.
 *
 * @param token the token, secret
 * @param address from where, for the throttle of failures and the audit log; as far as it can be
 *     trusted
 */
public record Bearer(String token, String address) {
  /** Every part is there. */
  public Bearer {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(address, "address");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Bearer[" + address + "]";
  }
}
