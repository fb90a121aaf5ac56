package dev.serai.core.registry;

import dev.serai.core.store.OwnerRef;
import java.util.Map;
import java.util.Objects;

/**
 * An installation that is to be made.
 *
 * @param entry the id of the entry at the version that is installed
 * @param owner for whom
 * @param name tells the owner's installations of the entry apart: {@link #NAME}, or 1 to 20
 *     lower-case letters, digits and single inner hyphens, which end the alias of the server
 * @param values by the names of the entry's fields, secret ones too
 */
public record NewInstallation(
    String entry, OwnerRef owner, String name, Map<String, String> values) {
  /** The name of an owner's one installation of an entry. */
  public static final String NAME = "default";

  /** Every part is there. */
  public NewInstallation {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
    values = Map.copyOf(values);
  }

  /** The owner's one installation of the entry. */
  public NewInstallation(String entry, OwnerRef owner, Map<String, String> values) {
    this(entry, owner, NAME, values);
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "NewInstallation[" + entry + ", " + owner + ", " + name + "]";
  }
}
