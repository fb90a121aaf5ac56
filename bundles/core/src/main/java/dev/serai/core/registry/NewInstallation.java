package dev.serai.core.registry;

import dev.serai.core.store.OwnerRef;
import java.util.Map;
import java.util.Objects;

/**
 * An installation that is to be made.
 *
 * @param entry the id of the entry at the version that is installed
 * @param owner for whom
 * @param values by the names of the entry's fields, secret ones too
 */
public record NewInstallation(String entry, OwnerRef owner, Map<String, String> values) {
  /** Every part is there. */
  public NewInstallation {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(owner, "owner");
    values = Map.copyOf(values);
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "NewInstallation[" + entry + ", " + owner + "]";
  }
}
