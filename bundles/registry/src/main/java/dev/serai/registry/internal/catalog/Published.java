package dev.serai.registry.internal.catalog;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;

/**
 * An entry at a version as readers get it.
 *
 * @param stored the record
 * @param document its document in the current schema, JSON text
 * @param latest whether it is the newest version that its reader may use
 */
public record Published(Versioned<EntryRecord> stored, String document, boolean latest) {
  /** The record without when it was made. */
  public EntryRecord record() {
    return stored.value();
  }
}
