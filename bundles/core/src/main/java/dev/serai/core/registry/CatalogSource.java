package dev.serai.core.registry;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Contributes entries to the registry: register it as a service. Of several entries with one alias,
 * whatever their sources, the highest {@link Origin#ranking()} wins, then the highest {@link
 * Origin#version()}; the others are shown as shadowed.
 */
@ConsumerType
public interface CatalogSource {
  /**
   * The entries now, in any order; several may have one alias. Called by any thread; must not
   * block.
   */
  List<CatalogEntry> entries();

  /** Documents of this source that are no entries. */
  default List<EntryProblem> problems() {
    return List.of();
  }

  /**
   * Sets what to run, on any thread, after {@link #entries()} has changed.
   *
   * @param changed the registry's action, or null when the registry leaves; replaces the one given
   *     before
   */
  void onChange(Runnable changed);
}
