package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lists the tools of a modern HTTP server where a call needs to know its tool. */
final class ToolList {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_PAGES = 200;

  private final UpstreamSession session;
  private final HeaderTools headers;
  private CompletableFuture<?> running;

  ToolList(UpstreamSession session) {
    this.session = session;
    this.headers = new HeaderTools(session.key().server().value());
  }

  /** What is known of the tools. */
  HeaderTools headers() {
    return headers;
  }

  /** What has to end before a call can be sent; null if its tool is known. */
  CompletionStage<?> before(Call call) {
    String tool = call.target();
    if (!call.exchange().request().method().equals("tools/call")
        || tool == null
        || headers.knows(tool)) {
      return null;
    }
    return refresh(call.exchange().client()).thenRun(() -> headers.isNotListed(tool));
  }

  /** Lists all tools once more; one look serves all who wait for one. */
  synchronized CompletionStage<?> refresh(Client client) {
    if (running == null || running.isDone()) {
      running = page(client, JsonText.utf8("{}"), 1);
    }
    return running;
  }

  private CompletableFuture<?> page(Client client, byte[] params, int number) {
    return session
        .request(client, "tools/list", params, LIMIT)
        .thenCompose(
            answer -> {
              Slice cursor = ObjectMembers.of(answer.result()).get("nextCursor");
              return cursor == null || cursor.text().equals("null") || number >= MAX_PAGES
                  ? CompletableFuture.completedFuture(null)
                  : page(client, JsonText.join("{\"cursor\":", cursor, "}"), number + 1);
            });
  }
}
