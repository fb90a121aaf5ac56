package dev.serai.core.registry;

import java.util.Map;
import java.util.Objects;

/**
 * How what somebody asked for is installed.
 *
 * @param entry the id of the entry at the version that is installed; null for the version that was
 *     asked for, or the newest one if none was
 * @param name as {@link NewInstallation} has it
 * @param values likewise
 * @param note what whoever asked is told, 1 to 1,000 characters, or null
 */
public record InstallationGrant(
    String entry, String name, Map<String, String> values, String note) {

  /** Name and values are there. */
  public InstallationGrant {
    Objects.requireNonNull(name, "name");
    values = Map.copyOf(values);
  }

  /** Without values and note. */
  @Override
  public String toString() {
    return "InstallationGrant[" + entry + ", " + name + "]";
  }
}
