package dev.serai.registry.internal.folder;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a folder holds once it stands still. A file that is no JSON may be half written, and a file
 * that is gone may be in the middle of being replaced: both count only when the next look finds the
 * same. A document counts at once.
 */
final class SteadyFiles {
  private final Map<String, FileContent> accepted = new TreeMap<>();
  private Map<String, Optional<FileContent>> doubtful = Map.of();

  /** The files that count, by name. */
  Map<String, FileContent> accepted() {
    return accepted;
  }

  /**
   * Takes the next look.
   *
   * @return whether to look again soon
   */
  boolean take(Map<String, FileContent> seen) {
    Map<String, Optional<FileContent>> doubts = new HashMap<>();
    Collection<String> before = accepted.keySet().stream().toList();
    for (String gone : before) {
      if (!seen.containsKey(gone) && isDoubt(gone, Optional.empty(), wasRenamed(gone, seen))) {
        doubts.put(gone, Optional.empty());
      }
    }
    before.stream()
        .filter(f -> !seen.containsKey(f) && !doubts.containsKey(f))
        .forEach(accepted::remove);
    seen.forEach(
        (file, content) -> {
          boolean sound = content.json().isPresent() || content.equals(accepted.get(file));
          if (isDoubt(file, Optional.of(content), sound)) {
            doubts.put(file, Optional.of(content));
          } else {
            accepted.put(file, content);
          }
        });
    doubtful = doubts;
    return !doubts.isEmpty();
  }

  private boolean isDoubt(String file, Optional<FileContent> content, boolean sound) {
    return !sound && !content.equals(doubtful.get(file));
  }

  private boolean wasRenamed(String gone, Map<String, FileContent> seen) {
    FileContent content = accepted.get(gone);
    return seen.entrySet().stream()
        .anyMatch(e -> !accepted.containsKey(e.getKey()) && e.getValue().equals(content));
  }
}
