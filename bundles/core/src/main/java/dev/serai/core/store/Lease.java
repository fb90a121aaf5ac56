package dev.serai.core.store;

import java.time.Instant;
import java.util.Objects;

/**
 * The right to do, for a while, what only one replica may do.
 *
 * @param name what is leased, 1 to 200 characters
 * @param owner who holds it, 1 to 200 characters
 * @param expires when it ends by the database's clock; never compare it with the clock of this
 *     machine: count the duration asked for from before the call, with {@link System#nanoTime()}
 * @param fence grows with every acquisition of the name, for ever: whoever is written to under a
 *     lease refuses a number lower than one that it has seen
 */
public record Lease(String name, String owner, Instant expires, long fence) {
  /** The longest name and owner, in characters. */
  public static final int MAX_NAME = 200;

  /** Names and owners are not blank and not too long, the fence is positive. */
  public Lease {
    requireName("name", name);
    requireName("owner", owner);
    Objects.requireNonNull(expires, "expires");
    if (fence < 1) {
      throw new IllegalArgumentException("fence must be 1 or more: " + fence);
    }
  }

  /**
   * Refuses what cannot be the name or the owner of a lease.
   *
   * @param field which of the two, for the error
   * @param value the text
   */
  public static void requireName(String field, String value) {
    Objects.requireNonNull(value, field);
    if (value.isBlank() || value.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + MAX_NAME + " characters, not " + value.length());
    }
  }
}
