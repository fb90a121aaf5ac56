package dev.serai.core.registry;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.Objects;
import java.util.Set;

/**
 * An entry that can be installed, whether anybody has or not. Immutable.
 *
 * @param id stands for the installation of whoever has none; no installation has it
 * @param prefix under which gateways offer what it defines
 * @param name the {@code name} of its {@code server.json}
 * @param version its highest version that can be installed
 * @param title for people
 * @param scope for whom it is
 * @param audience who of those may use it, or null for all
 */
public record OfferedEntry(
    InstallationId id,
    Alias prefix,
    String name,
    String version,
    String title,
    OwnerRef scope,
    Set<OwnerRef> audience) {
  private static final String ID = "entry:";

  /** All but the audience are there, which is copied. */
  public OfferedEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(scope, "scope");
    audience = audience == null ? null : Set.copyOf(audience);
  }

  /** An entry with the id that is made of its prefix. */
  public OfferedEntry(
      Alias prefix,
      String name,
      String version,
      String title,
      OwnerRef scope,
      Set<OwnerRef> audience) {
    this(idOf(prefix.value()), prefix, name, version, title, scope, audience);
  }

  /** The id of what is offered under a prefix. */
  public static InstallationId idOf(String prefix) {
    return new InstallationId(ID + prefix);
  }
}
