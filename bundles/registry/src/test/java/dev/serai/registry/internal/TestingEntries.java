package dev.serai.registry.internal;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;

/** Entries for tests. */
final class TestingEntries {
  private TestingEntries() {}

  static CatalogEntry entry(String alias, String location, int ranking, String version) {
    return new CatalogEntry(
        new Alias(alias),
        "com.example/" + alias,
        "1.0.0",
        alias,
        "",
        new BundleLaunch(alias, 7),
        EntryOptions.DEFAULTS,
        new Origin("testing", location, ranking, version));
  }
}
