package dev.serai.gateway.internal.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The indexes of the lists of tools that are searched: made when they are asked for first, by a
 * thread of their own, and kept for as long as their lists, up to 16. Lists that hold the same
 * share one. Of more lists the one is dropped that was used least recently. Safe for use by any
 * thread.
 */
public final class ToolIndexes implements AutoCloseable {
  private static final int MAX = 16;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "serai-gateway-search");
            made.setDaemon(true);
            made.setContextClassLoader(ToolIndexes.class.getClassLoader());
            return made;
          });
  private final Map<Object, Kept> indexes = new WeakHashMap<>();
  private long uses;

  private record Kept(CompletableFuture<ToolIndex> index, long used) {}

  /**
   * The index of a list.
   *
   * @param snapshot what the list belongs to, which never changes; two are told apart by identity
   * @param tools gives the list
   */
  public synchronized CompletionStage<ToolIndex> of(
      Object snapshot, Supplier<List<SearchedTool>> tools) {
    Kept known = indexes.get(snapshot);
    CompletableFuture<ToolIndex> index =
        known != null && !known.index().isCompletedExceptionally() ? known.index() : made(tools);
    indexes.put(snapshot, new Kept(index, uses++));
    return index;
  }

  private CompletableFuture<ToolIndex> made(Supplier<List<SearchedTool>> tools) {
    Collection<CompletableFuture<ToolIndex>> others =
        indexes.values().stream().map(Kept::index).toList();
    makeRoom();
    return CompletableFuture.supplyAsync(() -> make(tools.get(), others), thread);
  }

  /** Those that are being made are waited for: they stay. */
  private void makeRoom() {
    List<Kept> finished =
        indexes.values().stream()
            .filter(kept -> kept.index().isDone())
            .sorted(Comparator.comparingLong(Kept::used))
            .toList();
    indexes.values().removeAll(Set.copyOf(finished.subList(0, surplus(finished.size()))));
  }

  private int surplus(int finished) {
    return Math.min(finished, Math.max(0, indexes.size() - MAX + 1));
  }

  private static ToolIndex make(
      List<SearchedTool> tools, Collection<CompletableFuture<ToolIndex>> others) {
    return others.stream()
        .filter(other -> other.isDone() && !other.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .filter(index -> index.covers(tools))
        .findFirst()
        .orElseGet(() -> ToolIndex.of(tools));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
