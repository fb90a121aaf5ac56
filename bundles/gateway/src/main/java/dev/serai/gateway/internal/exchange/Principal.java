package dev.serai.gateway.internal.exchange;

import dev.serai.core.store.OwnerRef;
import dev.serai.gateway.internal.json.JsonText;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who calls. What is bound to a principal is bound to this name, never to the token that proved it;
 * two are equal if their names are.
 */
public final class Principal {
  /** Whoever is on this machine. */
  public static final Principal LOCAL = new Principal("local");

  private static final Pattern PLAIN = Pattern.compile("(?!p-)[A-Za-z0-9-]{1,64}");
  private static final int HASH_BYTES = 8;

  private final String name;
  private volatile String key;

  /**
   * A principal.
   *
   * @param name unique, and the same for each of the principal's tokens
   */
  public Principal(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether what belongs to an owner may be for it: teams of a user are not known here. */
  public boolean mayBeOf(OwnerRef owner) {
    return switch (owner.kind()) {
      case USER -> name.equals("user:" + owner.id());
      case TEAM -> name.equals("team:" + owner.id()) || name.startsWith("user:");
      case ORGANIZATION -> true;
    };
  }

  /**
   * A text that is as good as the name where only letters, digits and hyphens may stand: the name
   * itself, or a hash of it.
   */
  public String key() {
    String made = key;
    if (made == null) {
      made =
          PLAIN.matcher(name).matches() ? name : "p-" + Sha256.hex(JsonText.utf8(name), HASH_BYTES);
      key = made;
    }
    return made;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Principal principal && name.equals(principal.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
