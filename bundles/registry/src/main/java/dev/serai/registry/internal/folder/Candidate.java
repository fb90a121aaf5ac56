package dev.serai.registry.internal.folder;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.Origin;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.launch.LaunchAssembly;
import java.time.Instant;
import java.util.Optional;

/**
 * A file on its way to an entry.
 *
 * @param file its name
 * @param modified when it was written last
 * @param findings its problems
 * @param document the document, where it is sound
 * @param launch the launch, where it can be launched
 */
record Candidate(
    String file,
    Instant modified,
    Findings findings,
    Optional<ServerDocument> document,
    Optional<Launch> launch) {
  private static final String SOURCE = "folder";
  private static final int MAX_FILE = 150;

  static Candidate of(String file, FileContent content) {
    Findings findings = new Findings(file);
    content.problems().forEach(problem -> findings.add(problem.pointer(), problem.reason()));
    Optional<ServerDocument> document =
        content.json().flatMap(json -> ServerDocument.read(json, findings));
    return new Candidate(
        file,
        content.modified(),
        findings,
        document,
        document.flatMap(d -> LaunchAssembly.of(d, findings)));
  }

  /** The alias that the document asks for. */
  Optional<Alias> asked() {
    return document.flatMap(sound -> sound.options().alias());
  }

  /** Its entry, unless it has a problem. */
  Optional<CatalogEntry> entry(Alias alias, int ranking) {
    if (!findings.isEmpty() || document.isEmpty() || launch.isEmpty()) {
      return Optional.empty();
    }
    ServerDocument sound = document.get();
    return Optional.of(
        new CatalogEntry(
            new InstallationId(alias.value()),
            alias,
            sound.name(),
            sound.version(),
            sound.title(),
            sound.description(),
            launch.get(),
            sound.options().treatment(),
            OwnerRef.ORGANIZATION,
            sound.options().audience().orElse(null),
            new Origin(SOURCE, file, ranking, sound.version())));
  }

  /** The document behind its entry, unless it got too long by its migration. */
  Optional<Versioned<EntryRecord>> record(CatalogEntry entry) {
    String text = document.orElseThrow().place().node().toString();
    return text.length() > EntryRecord.MAX_DOCUMENT
        ? Optional.empty()
        : Optional.of(record(entry, text));
  }

  private Versioned<EntryRecord> record(CatalogEntry entry, String text) {
    EntryRecord record =
        new EntryRecord(
            SOURCE + ":" + (file.length() > MAX_FILE ? entry.alias().value() : file),
            entry.name(),
            entry.version(),
            entry.alias().value(),
            entry.scope(),
            false,
            EntryRecord.State.ACTIVE,
            text,
            entry.origin().toString(),
            null);
    return new Versioned<>(record, 1, modified, modified);
  }
}
