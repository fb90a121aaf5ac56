package dev.serai.registry.internal.shell;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How people name an entry: its id, or its alias or name with perhaps {@code @} and a version.
 *
 * @param text all of it
 * @param name what is before the version
 * @param version the version, or null for the newest
 */
record EntryName(String text, String name, String version) {
  private static final int MAX_TOLD = 10;

  /** What somebody typed. */
  static EntryName of(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new EntryName(text, text, null)
        : new EntryName(text, text.substring(0, at), text.substring(at + 1));
  }

  /**
   * The entry.
   *
   * @throws SeraiException {@code NOT_FOUND}
   * @throws CommandFailure if it may be one of several, which are listed
   */
  Versioned<EntryRecord> find(Desk desk) throws CommandFailure {
    List<Versioned<EntryRecord>> all = desk.entries(null);
    List<Versioned<EntryRecord>> meant = those(all, entry -> entry.id().equals(text));
    if (meant.isEmpty()) {
      meant = those(all, entry -> entry.alias().equals(name) && isVersion(entry));
    }
    if (meant.isEmpty()) {
      meant = those(all, entry -> entry.name().equals(name) && isVersion(entry));
    }
    if (meant.isEmpty()) {
      throw missing();
    }
    requireOne(meant);
    return meant.get(0);
  }

  private static List<Versioned<EntryRecord>> those(
      List<Versioned<EntryRecord>> all, Predicate<EntryRecord> which) {
    return all.stream().filter(entry -> which.test(entry.value())).toList();
  }

  private boolean isVersion(EntryRecord entry) {
    return version == null || entry.version().equals(version);
  }

  /**
   * Of one entry the newest version comes first; several entries, or copies of one, are a doubt.
   */
  private void requireOne(List<Versioned<EntryRecord>> meant) throws CommandFailure {
    EntryRecord first = meant.get(0).value();
    boolean one =
        meant.stream()
            .skip(1)
            .map(Versioned::value)
            .allMatch(
                other ->
                    other.alias().equals(first.alias())
                        && other.scope().equals(first.scope())
                        && !other.version().equals(first.version()));
    if (!one) {
      throw new CommandFailure(
          Text.line(text)
              + " is the name of several: name one by its id. There are "
              + told(meant));
    }
  }

  private static String told(List<Versioned<EntryRecord>> meant) {
    String more = meant.size() > MAX_TOLD ? ", and " + (meant.size() - MAX_TOLD) + " more." : ".";
    return meant.stream()
            .limit(MAX_TOLD)
            .map(entry -> Text.line(entry.value().id()) + " (" + Text.entry(entry.value()) + ")")
            .collect(Collectors.joining(", "))
        + more;
  }

  private SeraiException missing() {
    return new SeraiException(
        ErrorCode.NOT_FOUND,
        "There is no entry " + Text.line(text) + "; serai:entry-list shows all.");
  }
}
