package dev.serai.registry.internal.folder;

import dev.serai.core.registry.Alias;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which aliases are given, in the order in which their documents were first seen. */
final class AliasBook {
  private final Map<String, AliasLine> lines = new LinkedHashMap<>();

  AliasBook(List<AliasLine> lines) {
    lines.forEach(line -> this.lines.put(line.file(), line));
  }

  List<AliasLine> lines() {
    return new ArrayList<>(lines.values());
  }

  Optional<AliasLine> of(String file) {
    return Optional.ofNullable(lines.get(file));
  }

  Optional<AliasLine> holder(Alias alias) {
    return lines.values().stream().filter(line -> line.alias().equals(alias)).findFirst();
  }

  void add(AliasLine line) {
    lines.put(line.file(), line);
  }

  void remove(String file) {
    lines.remove(file);
  }

  /**
   * Forgets the files that are gone, except that a document which is now in another file takes its
   * line along.
   *
   * @param files all files of the folder
   * @param newcomers the sound documents in files without a line
   */
  void keep(Set<String> files, List<NamedFile> newcomers) {
    for (AliasLine line : lines()) {
      if (!files.contains(line.file())) {
        lines.remove(line.file());
        newcomers.stream()
            .filter(newcomer -> newcomer.continues(line) && !lines.containsKey(newcomer.file()))
            .findFirst()
            .ifPresent(n -> add(new AliasLine(n.file(), line.name(), line.alias())));
      }
    }
  }

  /**
   * A document in a file.
   *
   * @param file the file
   * @param name the server's name
   * @param alias the alias that the document asks for
   */
  record NamedFile(String file, String name, Optional<Alias> alias) {
    boolean continues(AliasLine line) {
      return name.equals(line.name()) && alias.map(line.alias()::equals).orElse(true);
    }
  }
}
