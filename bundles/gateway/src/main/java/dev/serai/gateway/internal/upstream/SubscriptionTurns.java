package dev.serai.gateway.internal.upstream;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The changes of each resource's subscription, one at a time: over HTTP a request may overtake
 * another, and a subscription that is overtaken by the end of the one before is lost. Safe for use
 * by any thread.
 */
final class SubscriptionTurns {
  private final Map<String, Turn> last = new ConcurrentHashMap<>();

  /** One change; {@link #end} has to follow once the server has answered or never will. */
  final class Turn {
    private final String uri;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private CompletionStage<Void> before;

    private Turn(String uri) {
      this.uri = uri;
    }

    /** What has to end first; null if nothing has. */
    CompletionStage<Void> before() {
      return before;
    }

    /** Runs something when the turn has come. */
    void run(Runnable change) {
      if (before == null) {
        change.run();
      } else {
        before.thenRun(change);
      }
    }

    void end() {
      last.remove(uri, this);
      ended.complete(null);
    }
  }

  /** Takes the next turn of a resource. */
  Turn take(String uri) {
    Turn turn = new Turn(uri);
    Turn previous = last.put(uri, turn);
    turn.before = previous == null ? null : previous.ended;
    return turn;
  }
}
