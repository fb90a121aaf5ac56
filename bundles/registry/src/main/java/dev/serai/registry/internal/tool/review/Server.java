package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions.ToolChanges;

/**
 * A server whose lists are reviewed.
 *
 * @param entry of which entry and version
 * @param installation which of its installations
 * @param changes what becomes of what was not approved
 * @param holdFindings whether a first baseline leaves out what the scan warns of
 */
record Server(EntryKey entry, String installation, ToolChanges changes, boolean holdFindings) {
  static Server of(CatalogEntry entry, Policy policy) {
    ToolChanges changes = policy.changes(entry);
    return new Server(
        EntryKey.of(entry),
        entry.installation().value(),
        changes,
        policy.holdFindings() && changes != ToolChanges.ADOPT);
  }

  /** Whether what changes is taken over. */
  boolean adopts() {
    return changes == ToolChanges.ADOPT;
  }
}
