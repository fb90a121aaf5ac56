package dev.serai.registry.internal.folder;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.AliasDerivation;
import dev.serai.registry.internal.document.Quoted;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.folder.AliasBook.NamedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes entries of a folder's files and gives each its alias, once and for all. */
final class EntryAssembly {
  private static final String ALIAS_AT = "/_meta/" + SeraiOptions.KEY.replace("/", "~1") + "/alias";

  private final AliasBook book;
  private final int ranking;

  EntryAssembly(AliasBook book, int ranking) {
    this.book = book;
    this.ranking = ranking;
  }

  /**
   * The folder's entries and problems.
   *
   * @param files the files that count
   * @param present the names of all files, so that others are forgotten; empty where the folder is
   *     away and nothing is to be forgotten
   */
  FolderContents assemble(Map<String, FileContent> files, Optional<Set<String>> present) {
    List<Candidate> candidates = new ArrayList<>();
    files.forEach((file, content) -> candidates.add(Candidate.of(file, content)));
    candidates.forEach(this::dropOtherName);
    present.ifPresent(names -> book.keep(names, newcomers(candidates)));
    List<String> seniority = book.lines().stream().map(AliasLine::file).toList();
    candidates.sort(Comparator.comparingInt(c -> rank(seniority.indexOf(c.file()))));
    List<CatalogEntry> entries = new ArrayList<>();
    List<Versioned<EntryRecord>> records = new ArrayList<>();
    List<EntryProblem> problems = new ArrayList<>();
    for (Candidate candidate : candidates) {
      settle(candidate)
          .ifPresent(
              entry -> {
                entries.add(entry);
                candidate.record(entry).ifPresent(records::add);
              });
      problems.addAll(candidate.findings().problems());
    }
    return new FolderContents(List.copyOf(entries), List.copyOf(records), List.copyOf(problems));
  }

  private static int rank(int position) {
    return position < 0 ? Integer.MAX_VALUE : position;
  }

  /** A file that holds another server now is another entry. */
  private void dropOtherName(Candidate candidate) {
    Optional<String> name = candidate.document().map(document -> document.name());
    book.of(candidate.file())
        .filter(line -> name.filter(now -> !now.equals(line.name())).isPresent())
        .ifPresent(line -> book.remove(line.file()));
  }

  private List<NamedFile> newcomers(List<Candidate> candidates) {
    return candidates.stream()
        .filter(c -> c.document().isPresent() && book.of(c.file()).isEmpty())
        .map(c -> new NamedFile(c.file(), c.document().get().name(), c.asked()))
        .toList();
  }

  private Optional<CatalogEntry> settle(Candidate candidate) {
    if (candidate.document().isEmpty()) {
      return Optional.empty();
    }
    String name = candidate.document().get().name();
    Optional<Alias> frozen = book.of(candidate.file()).map(AliasLine::alias);
    Alias alias = frozen.or(candidate::asked).orElseGet(() -> AliasDerivation.of(name));
    checkFrozen(candidate, alias);
    checkFree(candidate, alias);
    Optional<CatalogEntry> entry = candidate.entry(alias, ranking);
    entry.ifPresent(e -> book.add(new AliasLine(candidate.file(), name, alias)));
    return entry;
  }

  private void checkFrozen(Candidate candidate, Alias alias) {
    if (candidate.asked().filter(asked -> !asked.equals(alias)).isPresent()) {
      candidate
          .findings()
          .add(
              ALIAS_AT,
              "Cannot change: this entry's alias is "
                  + alias
                  + ". Write that, or remove the file and add it again under the new alias.");
    }
  }

  private void checkFree(Candidate candidate, Alias alias) {
    book.holder(alias)
        .filter(line -> !line.file().equals(candidate.file()))
        .ifPresent(
            line ->
                candidate
                    .findings()
                    .add(
                        ALIAS_AT,
                        "The alias "
                            + alias
                            + " belongs to "
                            + Quoted.of(line.file())
                            + ": give this document another \"alias\" under _meta, \""
                            + SeraiOptions.KEY
                            + "\", or remove one of the files."));
  }
}
