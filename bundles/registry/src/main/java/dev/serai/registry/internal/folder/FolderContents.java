package dev.serai.registry.internal.folder;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import java.util.List;

/**
 * What a folder contributes.
 *
 * @param entries its entries
 * @param problems why other files are none
 */
record FolderContents(List<CatalogEntry> entries, List<EntryProblem> problems) {
  static final FolderContents NONE = new FolderContents(List.of(), List.of());
}
