package dev.serai.registry.internal.folder;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.util.List;

/**
 * What a folder contributes.
 *
 * @param entries its entries
 * @param records the documents behind them
 * @param problems why other files are none
 */
record FolderContents(
    List<CatalogEntry> entries, List<Versioned<EntryRecord>> records, List<EntryProblem> problems) {
  static final FolderContents NONE = new FolderContents(List.of(), List.of(), List.of());
}
