package dev.serai.core.access;

import java.util.Objects;

/**
 * Who manages, for the decision and for the audit log.
 *
 * @param principal who
 * @param address from where, for instance an IP address, or {@code console}
 * @param request the id of the request, or null
 */
public record Actor(Principal principal, String address, String request) {
  /** Principal and address are there. */
  public Actor {
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(address, "address");
  }

  /** The operator at the console. */
  public static Actor operator(String name) {
    return new Actor(Principal.operator(name), "console", null);
  }
}
