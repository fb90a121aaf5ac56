package dev.serai.gateway.internal.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The indexes of the lists of tools that are searched: made when they are asked for first, by a
 * thread of their own, and kept for as long as their lists, up to 16. Lists that hold the same
 * share one. Safe for use by any thread.
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
  private final Map<Object, CompletableFuture<ToolIndex>> indexes = new WeakHashMap<>();

  /**
   * The index of a list.
   *
   * @param snapshot what the list belongs to, which never changes; two are told apart by identity
   * @param tools gives the list
   */
  public synchronized CompletionStage<ToolIndex> of(
      Object snapshot, Supplier<List<SearchedTool>> tools) {
    CompletableFuture<ToolIndex> known = indexes.get(snapshot);
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    if (indexes.size() >= MAX) {
      indexes.clear();
    }
    Collection<CompletableFuture<ToolIndex>> others = List.copyOf(indexes.values());
    CompletableFuture<ToolIndex> made =
        CompletableFuture.supplyAsync(() -> make(tools.get(), others), thread);
    indexes.put(snapshot, made);
    return made;
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
