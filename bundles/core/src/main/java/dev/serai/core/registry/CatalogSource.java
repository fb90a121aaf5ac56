package dev.serai.core.registry;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Map;
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

  /**
   * Whether {@link #entries()} are all that it has. A registry that begins waits, for seconds at
   * most, for a source that still reads what it has, so that no server is missed meanwhile.
   */
  default boolean isSettled() {
    return true;
  }

  /** The entries of this source that can be installed, as {@link #entries()} are told. */
  default List<OfferedEntry> offered() {
    return List.of();
  }

  /**
   * What is installed from this source, or was, and cannot be used now, with the prefix of its
   * tools; told as {@link #entries()} are.
   */
  default Map<InstallationId, Alias> unavailable() {
    return Map.of();
  }

  /** Documents of this source that are no entries. */
  default List<EntryProblem> problems() {
    return List.of();
  }

  /**
   * The documents behind the entries, as the registry shows them and hands them out; of all
   * entries, shadowed ones too. Their ids begin with the source's name and a colon. Called by any
   * thread; must not block.
   */
  default List<Versioned<EntryRecord>> records() {
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
