package dev.serai.core.registry;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import java.util.Objects;

/**
 * How a file is imported.
 *
 * @param scope for whom its entries are
 * @param state where they begin: a draft, or further where whoever imports may take them there
 * @param dryRun whether it is only told what would come of it
 */
public record ImportOptions(OwnerRef scope, EntryRecord.State state, boolean dryRun) {
  /** Scope and state are there. */
  public ImportOptions {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(state, "state");
  }
}
