package dev.serai.registry.internal.install;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.Origin;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import dev.serai.registry.internal.document.ServerDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be started of the installations.
 *
 * @param entries those that can
 * @param problems why others cannot
 */
record InstallationView(List<CatalogEntry> entries, List<EntryProblem> problems) {
  private static final String SOURCE = "store";
  private static final JsonDocuments JSON = new JsonDocuments();

  /** Nothing is installed. */
  static final InstallationView NONE = new InstallationView(List.of(), List.of());

  /** Finds entries and secrets of installations. */
  interface Parts {
    /** The entry that is installed. */
    Optional<EntryRecord> entry(InstallationRecord installation);

    /** The value behind a reference; empty if it is gone. */
    Optional<String> secret(String reference);

    /** What these find. */
    static Parts of(
        Function<InstallationRecord, Optional<EntryRecord>> entries,
        Function<String, Optional<String>> secrets) {
      return new Parts() {
        @Override
        public Optional<EntryRecord> entry(InstallationRecord installation) {
          return entries.apply(installation);
        }

        @Override
        public Optional<String> secret(String reference) {
          return secrets.apply(reference);
        }
      };
    }
  }

  /** The view of these installations. */
  static InstallationView of(Collection<InstallationRecord> installations, Parts parts) {
    List<CatalogEntry> entries = new ArrayList<>();
    List<EntryProblem> problems = new ArrayList<>();
    installations.stream()
        .filter(installation -> installation.enabled() && !installation.uninstalled())
        .forEach(
            installation -> {
              Findings findings = findings(installation);
              entry(installation, parts, findings).ifPresent(entries::add);
              problems.addAll(findings.problems());
            });
    return new InstallationView(List.copyOf(entries), List.copyOf(problems));
  }

  /** Those of some installations that cannot be started, with the prefix of their tools. */
  Map<InstallationId, Alias> missing(Collection<InstallationRecord> all) {
    Set<String> there =
        entries.stream().map(entry -> entry.installation().value()).collect(Collectors.toSet());
    return all.stream()
        .filter(installation -> !there.contains(installation.id()))
        .collect(
            Collectors.toMap(
                installation -> new InstallationId(installation.id()),
                installation -> new Alias(installation.alias())));
  }

  /** How an installation stands. */
  static InstallationStatus status(InstallationRecord installation, Parts parts) {
    Findings findings = findings(installation);
    boolean runs = entry(installation, parts, findings).isPresent();
    String problem =
        runs
            ? parts.entry(installation).flatMap(InstallationView::warning).orElse(null)
            : findings.problems().stream()
                .map(EntryProblem::reason)
                .collect(Collectors.joining(" "));
    if (!installation.enabled()) {
      return new InstallationStatus(InstallationStatus.State.DISABLED, problem);
    }
    return new InstallationStatus(
        runs ? InstallationStatus.State.READY : InstallationStatus.State.BLOCKED, problem);
  }

  /** What people are told who use an entry that should not be chosen any more. */
  private static Optional<String> warning(EntryRecord entry) {
    return entry.state() == State.DEPRECATED
        ? Optional.of(
            "The entry is DEPRECATED: "
                + (entry.note() == null ? "upgrade, or choose another one." : entry.note()))
        : Optional.empty();
  }

  private static Findings findings(InstallationRecord installation) {
    return new Findings(SOURCE + ":" + installation.alias());
  }

  private static Optional<CatalogEntry> entry(
      InstallationRecord installation, Parts parts, Findings findings) {
    Optional<EntryRecord> entry = parts.entry(installation);
    if (entry.isEmpty()) {
      findings.add(
          "", "The entry is not there in version " + installation.entryVersion() + " any more.");
      return Optional.empty();
    }
    State state = entry.get().state();
    if (state != State.ACTIVE && state != State.DEPRECATED) {
      findings.add("", "The entry is " + state + ": " + why(entry.get()));
      return Optional.empty();
    }
    return document(entry.get(), findings)
        .flatMap(document -> entry(installation, entry.get(), document, parts, findings));
  }

  private static String why(EntryRecord entry) {
    return entry.note() == null ? "what is installed of it does not run." : entry.note();
  }

  /** A sound document of the catalog, read anew, since what is found later goes with it. */
  static Optional<ServerDocument> document(EntryRecord entry, Findings findings) {
    return JSON.parse(entry.document().getBytes(StandardCharsets.UTF_8), findings)
        .flatMap(json -> ServerDocument.read(json, findings));
  }

  private static Optional<CatalogEntry> entry(
      InstallationRecord installation,
      EntryRecord entry,
      ServerDocument document,
      Parts parts,
      Findings findings) {
    Map<String, String> values = new HashMap<>(installation.values());
    installation
        .credentials()
        .forEach(
            (name, reference) ->
                parts
                    .secret(reference)
                    .ifPresentOrElse(
                        value -> values.put(name, value),
                        () -> findings.add("", "The secret " + name + " is gone: set it again.")));
    return InstalledLaunch.of(document, findings, values)
        .map(launch -> entry(installation, entry, document, launch));
  }

  private static CatalogEntry entry(
      InstallationRecord installation, EntryRecord entry, ServerDocument document, Launch launch) {
    return new CatalogEntry(
        new InstallationId(installation.id()),
        Installable.address(installation, entry),
        new Alias(installation.alias()),
        entry.name(),
        entry.version(),
        document.title(),
        document.description(),
        launch,
        document.options().treatment(),
        entry.scope(),
        installation.owner(),
        document.options().audience().orElse(null),
        new Origin(SOURCE, entry.alias() + "@" + entry.version(), 0, entry.version()));
  }

  /** Without the entries, whose launches hold secrets. */
  @Override
  public String toString() {
    return "InstallationView[" + entries.size() + " entries, " + problems + "]";
  }
}
