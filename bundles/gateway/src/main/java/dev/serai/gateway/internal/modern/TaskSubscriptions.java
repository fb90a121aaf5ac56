package dev.serai.gateway.internal.modern;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.TaskRoute;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the tasks watched that a listener names (SEP-2663, task status notifications). */
final class TaskSubscriptions {
  private final Listener listener;
  private final Map<InstallationId, Map<String, String>> named = new LinkedHashMap<>();

  /**
   * Those of a listener, as far as its tasks can be of a server.
   *
   * @param visible whether it may hear of a task
   */
  TaskSubscriptions(Listener listener, Listings listings, Predicate<TaskRoute> visible) {
    this.listener = listener;
    for (String id : listener.wanted().tasks()) {
      TaskRoute.find(listener.scope(), id, listings)
          .filter(visible)
          .ifPresent(
              task ->
                  named
                      .computeIfAbsent(task.server(), server -> new LinkedHashMap<>())
                      .put(task.id(), id));
    }
  }

  /** Asks the servers; completes with the tasks that they watch, as the client calls them. */
  CompletableFuture<Set<String>> begin(Upstreams upstreams) {
    named.forEach((server, tasks) -> listener.watch(server, tasks.keySet()));
    Map<InstallationId, CompletableFuture<Set<String>>> asked = new LinkedHashMap<>();
    named
        .keySet()
        .forEach(
            server ->
                asked.put(
                    server,
                    upstreams
                        .watchTasks(server, listener)
                        .exceptionally(error -> Set.of())
                        .toCompletableFuture()));
    return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done ->
                asked.entrySet().stream()
                    .flatMap(answer -> agreed(answer.getKey(), answer.getValue().join()))
                    .collect(Collectors.toSet()));
  }

  private Stream<String> agreed(InstallationId server, Set<String> watched) {
    Map<String, String> tasks = named.get(server);
    tasks.keySet().retainAll(watched);
    listener.watch(server, tasks.keySet());
    return tasks.values().stream();
  }
}
