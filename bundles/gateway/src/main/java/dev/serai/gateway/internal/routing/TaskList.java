package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The tasks of a client on an aggregated endpoint (MCP 2025-11-25, tasks, listing): those of the
 * servers that it has used in this session, in one page. A server that does not answer is left out.
 */
final class TaskList {
  private static final MessageReader READER = MessageReader.lenient();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MAX_PAGES = 100;
  private static final byte[] FIRST_PAGE = JsonText.utf8("{}");

  private final Upstreams upstreams;
  private final Rights rights;
  private final Function<InstallationId, Optional<ServerNames>> names;

  /** Tasks by how servers are called, as far as they are known. */
  TaskList(
      Upstreams upstreams, Rights rights, Function<InstallationId, Optional<ServerNames>> names) {
    this.upstreams = upstreams;
    this.rights = rights;
    this.names = names;
  }

  /** Leaves the tasks out of a server's own list that a client may not reach. */
  AnswerMapping filter(Exchange exchange, InstallationId server) {
    return (message, edits) -> {
      Slice tasks =
          message.result() == null ? null : ObjectMembers.of(message.result()).get("tasks");
      if (tasks == null || !tasks.text().startsWith("[")) {
        return;
      }
      List<byte[]> all = READER.split(tasks.toBytes());
      List<byte[]> theirs = reachable(exchange, server, all);
      if (theirs.size() < all.size()) {
        edits.replace(tasks, JsonText.array(theirs));
      }
    };
  }

  private List<byte[]> reachable(Exchange exchange, InstallationId server, List<byte[]> tasks) {
    return tasks.stream()
        .filter(
            task ->
                rights.mayReach(
                    exchange.client(),
                    exchange.actor(),
                    new TaskRoute(server, TaskText.id(Slice.of(task)))))
        .toList();
  }

  /**
   * Answers with what the servers list of the tasks that the client may reach.
   *
   * @return fails if that cannot be decided now; the exchange goes on then
   */
  CompletableFuture<Void> list(Exchange exchange) {
    List<CompletableFuture<List<byte[]>>> lists =
        upstreams.sessionsOf(exchange.client()).stream()
            .filter(TaskList::lists)
            .filter(session -> mayUse(exchange, session))
            .sorted(Comparator.comparing(session -> session.instance().installation().value()))
            .map(
                session ->
                    page(session, FIRST_PAGE, 1)
                        .exceptionally(error -> List.of())
                        .thenApply(tasks -> exposed(exchange, session, tasks)))
            .toList();
    return CompletableFuture.allOf(lists.toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> exchange.respond(merged(lists)));
  }

  private boolean mayUse(Exchange exchange, UpstreamSession session) {
    InstallationId server = session.instance().installation();
    return rights.mayUse(exchange.actor(), exchange.client().scope(), server);
  }

  private static boolean lists(UpstreamSession session) {
    Slice capabilities = session.hello().capabilities();
    Slice tasks = ObjectMembers.of(capabilities).get("tasks");
    return tasks != null && ObjectMembers.of(tasks).containsKey("list");
  }

  private CompletableFuture<List<byte[]>> page(UpstreamSession session, byte[] params, int number) {
    return session
        .request("tasks/list", params, LIMIT)
        .thenCompose(answer -> withRest(session, answer, number));
  }

  private CompletableFuture<List<byte[]>> withRest(
      UpstreamSession session, Message answer, int number) {
    Slice tasks = ObjectMembers.of(answer.result()).get("tasks");
    Slice cursor = ObjectMembers.of(answer.result()).get("nextCursor");
    List<byte[]> here =
        tasks == null || !tasks.text().startsWith("[") ? List.of() : READER.split(tasks.toBytes());
    if (cursor == null || !cursor.text().startsWith("\"") || number >= MAX_PAGES) {
      return CompletableFuture.completedFuture(here);
    }
    return page(session, JsonText.join("{\"cursor\":", cursor, "}"), number + 1)
        .thenApply(
            rest -> {
              List<byte[]> all = new ArrayList<>(here);
              all.addAll(rest);
              return all;
            });
  }

  private List<byte[]> exposed(Exchange exchange, UpstreamSession session, List<byte[]> tasks) {
    InstallationId server = session.instance().installation();
    ServerNames called = names.apply(server).orElse(null);
    return called == null
        ? List.of()
        : reachable(exchange, server, tasks).stream()
            .map(task -> AliasMapping.exposeTask(called, task))
            .toList();
  }

  private static byte[] merged(List<CompletableFuture<List<byte[]>>> lists) {
    List<byte[]> all = lists.stream().flatMap(list -> list.join().stream()).toList();
    return JsonText.join("{\"tasks\":", JsonText.array(all), "}");
  }
}
