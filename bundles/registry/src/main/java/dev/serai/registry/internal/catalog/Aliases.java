package dev.serai.registry.internal.catalog;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.AliasDerivation;
import java.util.Optional;
import java.util.Set;

/** Gives entries their aliases: all versions of a name for the same owner have one. */
final class Aliases {
  private static final int MAX = 24;

  private Aliases() {}

  /**
   * The alias of a new entry or version.
   *
   * @param asked the alias that is asked for
   * @throws SeraiException {@code ALREADY_EXISTS} if another entry has that, {@code INVALID_VALUE}
   *     if earlier versions of this one have another
   */
  static String choose(CatalogEntries entries, String name, OwnerRef scope, Optional<Alias> asked) {
    CatalogView view = entries.view();
    Optional<String> frozen = frozen(view, name, scope);
    if (frozen.isPresent()) {
      requireFrozen(frozen.get(), asked);
      return frozen.get();
    }
    Set<String> taken = entries.taken();
    if (asked.isPresent()) {
      if (taken.contains(asked.get().value())) {
        throw taken(asked.get().value());
      }
      return asked.get().value();
    }
    return free(AliasDerivation.of(name).value(), taken);
  }

  /** What is kept of a change: an entry that goes to another owner may get another alias there. */
  static EntryRecord moved(CatalogEntries entries, EntryChange change) {
    CatalogView view = entries.view();
    EntryRecord after = change.after();
    if (change.before().scope().equals(after.scope())) {
      return after;
    }
    boolean only =
        view.items().stream()
            .map(CatalogItem::record)
            .filter(entry -> entry.alias().equals(after.alias()))
            .allMatch(entry -> entry.id().equals(after.id()));
    return after.as(
        frozen(view, after.name(), after.scope())
            .orElseGet(() -> only ? after.alias() : free(after.alias(), entries.taken())));
  }

  /**
   * Demands, where no other change is under way, that no other entry has the alias.
   *
   * @throws SeraiException {@code ALREADY_EXISTS} otherwise
   */
  static void requireAlone(EntryStore store, EntryRecord made) {
    boolean alone =
        store.withAlias(made.alias()).stream()
            .allMatch(other -> isSameEntry(other.value(), made.name(), made.scope()));
    if (!alone) {
      throw taken(made.alias());
    }
    store.withName(made.name()).stream()
        .map(Versioned::value)
        .filter(other -> other.scope().equals(made.scope()))
        .filter(other -> !other.alias().equals(made.alias()))
        .findFirst()
        .ifPresent(other -> requireFrozen(other.alias(), Optional.of(new Alias(made.alias()))));
  }

  private static Optional<String> frozen(CatalogView view, String name, OwnerRef scope) {
    return view.named(name).stream()
        .map(CatalogItem::record)
        .filter(entry -> isSameEntry(entry, name, scope))
        .map(EntryRecord::alias)
        .findFirst();
  }

  private static void requireFrozen(String frozen, Optional<Alias> asked) {
    if (asked.filter(alias -> !alias.value().equals(frozen)).isPresent()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "alias cannot be "
              + asked.get()
              + ": the entry has the alias "
              + frozen
              + " since its first version. Leave it out.");
    }
  }

  private static boolean isSameEntry(EntryRecord entry, String name, OwnerRef scope) {
    return entry.name().equals(name) && entry.scope().equals(scope);
  }

  private static String free(String wanted, Set<String> taken) {
    String alias = wanted;
    for (int number = 2; taken.contains(alias); number++) {
      String end = "-" + number;
      String begin = wanted.substring(0, Math.min(wanted.length(), MAX - end.length()));
      alias = begin.replaceAll("-+$", "") + end;
    }
    return alias;
  }

  private static SeraiException taken(String alias) {
    return new SeraiException(
        ErrorCode.ALREADY_EXISTS,
        "alias " + alias + " is that of another entry: choose another, or leave it out.");
  }
}
