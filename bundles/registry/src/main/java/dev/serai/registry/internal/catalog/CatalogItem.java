package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Resource;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.DocumentFacts;
import java.util.Locale;

/**
 * An entry at a version, ready to be found.
 *
 * @param stored the record
 * @param facts what its document says
 * @param place where it stands in a list
 * @param text what a search looks at, in lower case
 */
record CatalogItem(
    Versioned<EntryRecord> stored, DocumentFacts facts, ListingPlace place, String text) {
  /** Reads the document, which was sound when it was kept. */
  static CatalogItem of(Versioned<EntryRecord> stored) {
    DocumentFacts facts = DocumentFacts.read(stored.value().document());
    String text = facts.name() + "\n" + facts.title() + "\n" + facts.description();
    return new CatalogItem(
        stored,
        facts,
        ListingPlace.of(stored),
        (text + "\n" + stored.value().alias()).toLowerCase(Locale.ROOT));
  }

  EntryRecord record() {
    return stored.value();
  }

  /** The same as one that can be installed. */
  OfferedEntry offered() {
    return new OfferedEntry(
        new Alias(record().alias()),
        record().name(),
        record().version(),
        facts.title(),
        record().scope(),
        facts.audience());
  }

  /** What decisions about it are about. */
  Resource resource() {
    return Resource.of(record(), facts.audience());
  }
}
