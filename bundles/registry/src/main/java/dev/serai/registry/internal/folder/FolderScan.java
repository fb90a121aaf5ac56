package dev.serai.registry.internal.folder;

import dev.serai.core.registry.EntryProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at the folder after another; used by one thread at a time. */
final class FolderScan {
  private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

  private final Path folder;
  private final FolderReader reader;
  private final AliasFile aliasFile;
  private final AliasBook book;
  private final EntryAssembly assembly;
  private final SteadyFiles files = new SteadyFiles();
  private volatile FolderContents contents = FolderContents.NONE;
  private boolean missing;

  FolderScan(Path folder, Path aliases, int ranking) {
    this.folder = folder;
    this.reader = new FolderReader(folder);
    this.aliasFile = new AliasFile(aliases);
    this.book = aliasFile.load();
    this.assembly = new EntryAssembly(book, ranking);
  }

  /** What the last look found; for any thread. */
  FolderContents contents() {
    return contents;
  }

  /**
   * Looks at the folder. One that cannot be listed keeps its entries; one that is away loses them,
   * but their aliases stay kept for its return.
   *
   * @return whether something is still being written, so that another look is due soon
   */
  boolean look() {
    try {
      Optional<Map<String, FileContent>> seen = reader.read();
      noteMissing(seen.isEmpty());
      boolean again = files.take(seen.orElse(Map.of()));
      contents = assembly.assemble(files.accepted(), seen.map(this::names));
      aliasFile.save(book);
      return again;
    } catch (IOException e) {
      contents = new FolderContents(contents.entries(), contents.records(), withFolderProblem());
      return false;
    }
  }

  private Set<String> names(Map<String, FileContent> seen) {
    Set<String> names = new HashSet<>(seen.keySet());
    names.addAll(files.accepted().keySet());
    return names;
  }

  private List<EntryProblem> withFolderProblem() {
    EntryProblem unreadable =
        new EntryProblem(
            folder.getFileName() + "/",
            "",
            "Cannot be listed: let the user that runs Serai read it.");
    List<EntryProblem> problems = new ArrayList<>(contents.problems());
    if (!problems.contains(unreadable)) {
      problems.add(unreadable);
    }
    return List.copyOf(problems);
  }

  private void noteMissing(boolean isMissing) {
    if (isMissing && !missing) {
      LOG.info("There is no folder {}: make it and put server.json documents there.", folder);
    }
    missing = isMissing;
  }
}
