package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions.ToolChanges;
import dev.serai.core.registry.OfferedEntry;

/**
 * A server whose lists are reviewed.
 *
 * @param entry of which entry and version
 * @param installation which of its installations
 * @param changes what becomes of what was not approved
 * @param holdFindings whether a first baseline leaves out what the scan warns of
 * @param founds whether what it lists may become what is approved for all. What somebody has set up
 *     for themselves may not: others would be shown what their account or values make of it
 */
record Server(
    EntryKey entry,
    String installation,
    ToolChanges changes,
    boolean holdFindings,
    boolean founds) {
  static Server of(CatalogEntry entry, Policy policy) {
    ToolChanges changes = policy.changes(entry);
    return new Server(
        EntryKey.of(entry),
        entry.installation().value(),
        changes,
        policy.holdFindings() && changes != ToolChanges.ADOPT,
        entry.owner().equals(entry.scope()));
  }

  /** What stands for the server of an entry that can be installed: of it nothing can change. */
  static Server of(OfferedEntry entry) {
    return new Server(EntryKey.of(entry), entry.id().value(), ToolChanges.HOLD, false, false);
  }

  /**
   * The same as a measure for itself alone, under an alias that no other has: as long as nothing is
   * approved for all.
   */
  Server alone(String alias) {
    return new Server(
        new EntryKey(alias, entry.name(), entry.version()),
        installation,
        changes,
        holdFindings,
        true);
  }

  /** The same for whichever of the installations. */
  Server ofAny() {
    return new Server(entry, "", changes, holdFindings, founds);
  }

  /** Whether what changes is taken over. */
  boolean adopts() {
    return changes == ToolChanges.ADOPT;
  }
}
