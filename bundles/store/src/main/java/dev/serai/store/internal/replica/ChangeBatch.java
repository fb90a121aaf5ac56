package dev.serai.store.internal.replica;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreChange.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes that wait. Equal ones are one; too many of a concern give way to one that stands for
 * anything of it. For one thread.
 */
public final class ChangeBatch {
  private final int max;
  private final Map<String, Set<StoreChange>> concerns = new LinkedHashMap<>();

  /**
   * An empty batch.
   *
   * @param max how many changes of a concern are kept apart
   */
  public ChangeBatch(int max) {
    this.max = max;
  }

  /** Adds changes of any concerns. */
  public void add(Collection<StoreChange> changes) {
    changes.forEach(this::add);
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return concerns.isEmpty();
  }

  /** What waits, which then waits no longer. */
  public List<StoreChange> take() {
    List<StoreChange> all = concerns.values().stream().flatMap(Set::stream).toList();
    concerns.clear();
    return all;
  }

  private void add(StoreChange change) {
    StoreChange anything = StoreChange.anything(change.concern());
    Set<StoreChange> waiting =
        concerns.computeIfAbsent(change.concern(), concern -> new LinkedHashSet<>());
    if (waiting.contains(anything)) {
      return;
    }
    waiting.add(change);
    if (change.kind() == Kind.ANYTHING || waiting.size() > max) {
      waiting.clear();
      waiting.add(anything);
    }
  }
}
