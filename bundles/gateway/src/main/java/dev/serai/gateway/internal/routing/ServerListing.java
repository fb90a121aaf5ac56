package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.gateway.internal.exchange.CacheHint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one server offers to clients of one capability set.
 *
 * @param items by kind; a kind that the server does not have is empty
 * @param lives how the lists may be cached; none for a kind that the server does not have
 * @param temporary the kinds whose end of life nothing but their time tells: the server is of a
 *     revision that gives lists a time, and does not say when they change
 * @param failure why the list of one kind is not what the server has now, but what was known of it
 *     before; null where every list is
 */
record ServerListing(
    Map<ListKind, List<ListedItem>> items,
    Map<ListKind, Life> lives,
    Set<ListKind> temporary,
    SeraiException failure) {

  /**
   * How a list may be cached.
   *
   * @param until for how long, by {@link System#nanoTime()}
   * @param shared whether it may serve others than who asked
   */
  record Life(long until, boolean shared) {
    /** From when its server was asked. */
    static Life of(CacheHint hint, long asked) {
      return new Life(
          asked + TimeUnit.MILLISECONDS.toNanos(Math.min(hint.ttlMillis(), MAX_MILLIS)),
          hint.shared());
    }

    /** What holds for a list that is made of two. */
    Life and(Life other) {
      return new Life(until - other.until < 0 ? until : other.until, shared && other.shared);
    }

    /** What is left of it. */
    CacheHint left(long now) {
      return new CacheHint(Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - now)), shared);
    }
  }

  private static final long MAX_MILLIS = TimeUnit.DAYS.toMillis(365);

  ServerListing {
    Map<ListKind, List<ListedItem>> copy = new EnumMap<>(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      copy.put(kind, List.copyOf(items.getOrDefault(kind, List.of())));
    }
    items = copy;
  }

  /**
   * What is shown of a server that has not been listed; empty if nothing is known of its tools,
   * prompts and resources.
   */
  static Optional<ServerListing> approved(Map<ToolRecord.Kind, List<ShownDefinition>> definitions) {
    Map<ListKind, List<ListedItem>> items = new EnumMap<>(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      List<ShownDefinition> shown = definitions.get(kind.reviewed());
      if (shown != null) {
        items.put(kind, shown.stream().map(each -> ListedItem.of(kind, each)).toList());
      }
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(new ServerListing(items, Map.of(), Set.of(), null));
  }

  /** The same with the lists of these kinds that were shown before; null for none. */
  ServerListing with(Set<ListKind> kinds, ServerListing before) {
    if (kinds.isEmpty() || before == null) {
      return this;
    }
    Map<ListKind, List<ListedItem>> all = new EnumMap<>(items);
    kinds.forEach(kind -> all.put(kind, before.of(kind)));
    return new ServerListing(all, lives, temporary, failure);
  }

  /** Whether another one shows the same, and may be cached as long. */
  boolean isLike(ServerListing other) {
    return items.equals(other.items)
        && lives.equals(other.lives)
        && temporary.equals(other.temporary)
        && failure == other.failure;
  }

  List<ListedItem> of(ListKind kind) {
    return items.get(kind);
  }

  /** Whether the server has to be asked again before a list is shown. */
  boolean isOver(long now) {
    return temporary.stream().anyMatch(kind -> lives.get(kind).until() - now <= 0);
  }
}
