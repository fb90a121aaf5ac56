package dev.serai.gateway.internal.exchange;

import java.util.Objects;

/**
 * Who calls. What is bound to a principal is bound to this name, never to the token that proved it.
 *
 * @param name unique, and the same for each of the principal's tokens
 */
public record Principal(String name) {
  /** Everybody, as long as there is no access control. */
  public static final Principal LOCAL = new Principal("local");

  public Principal {
    Objects.requireNonNull(name, "name");
  }
}
