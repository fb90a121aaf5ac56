package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions.ToolChanges;
import dev.serai.registry.internal.install.TrialEntry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of definitions that were not approved.
 *
 * @param store of entries of the store that do not say it themselves
 * @param elsewhere of other entries that do not
 * @param holdFindings whether what a scan warns of is held though nothing was approved before
 */
record Policy(ToolChanges store, ToolChanges elsewhere, boolean holdFindings) {
  private static final Logger LOG = LoggerFactory.getLogger(Policy.class);
  private static final String STORE = "store";

  /** As it is configured; what is none of the three words is {@code hold}. */
  static Policy of(ReviewConfig config) {
    return new Policy(
        read("tool-changes", config.tool$_$changes()),
        read("tool-changes-folder", config.tool$_$changes$_$folder()),
        config.hold$_$findings());
  }

  ToolChanges changes(CatalogEntry entry) {
    ToolChanges own = entry.options().toolChanges();
    if (own != null) {
      return own;
    }
    return entry.origin().source().equals(STORE) || TrialEntry.is(entry) ? store : elsewhere;
  }

  static ToolChanges read(String key, String word) {
    try {
      return ToolChanges.valueOf(word.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "{} in etc/dev.serai.registry.cfg is not adopt, hold or hide: changed tools are held",
          key);
      return ToolChanges.HOLD;
    }
  }
}
