package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstanceId;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What is known of one server's listing for one capability set. Guarded by its view. */
final class ServerView {
  private final CatalogEntry entry;
  private final CompletableFuture<Void> firstTry = new CompletableFuture<>();
  private final ShownListing lists;
  private InstanceId from;
  private CompletableFuture<Void> running;
  private volatile boolean asked;
  private boolean again;
  private boolean awaitsReview;
  private int failures;
  private SeraiException failure;
  private final Set<ListKind> announced = EnumSet.noneOf(ListKind.class);

  /**
   * A server to be listed.
   *
   * @param entry the server
   * @param before what an earlier version of it listed, shown until the new list is there; may be
   *     null
   */
  ServerView(CatalogEntry entry, ServerListing before) {
    this.entry = entry;
    this.lists = new ShownListing(before);
    if (before != null) {
      firstTry.complete(null);
    }
  }

  CatalogEntry entry() {
    return entry;
  }

  /** Completes when the first attempt to list it has ended, well or badly. */
  CompletableFuture<Void> firstTry() {
    return firstTry;
  }

  /** What it lists, and what of it is shown. */
  ShownListing lists() {
    return lists;
  }

  /** What is shown, or null. */
  ServerListing listing() {
    return lists.shown();
  }

  /** Whether the listing came from this running server. */
  boolean isFrom(InstanceId instance) {
    return instance.equals(from);
  }

  /** The server has said that these lists have changed. */
  void announce(Set<ListKind> kinds) {
    announced.addAll(kinds);
  }

  /**
   * A review has ended, see {@link ShownListing#show}.
   *
   * @return what the server has said has changed since the last review, and is not held back
   */
  Set<ListKind> show(RawListing of, ServerListing fresh, long turn) {
    Set<ListKind> heldBack = lists.heldBack(of, fresh);
    lists.show(of, fresh, turn);
    Set<ListKind> kinds = EnumSet.copyOf(announced);
    kinds.removeAll(heldBack);
    announced.clear();
    return kinds;
  }

  /** Whether nobody has asked it yet what it lists; also without the lock of its view. */
  boolean isUnasked() {
    return !asked;
  }

  /** What is approved of it is shown until it is asked. */
  void showApproved(ServerListing approved) {
    lists.meanwhile(approved);
    firstTry.complete(null);
  }

  /** Whether an attempt may start; if one runs, another follows it. */
  boolean begin() {
    if (running != null) {
      again = true;
      return false;
    }
    asked = true;
    running = new CompletableFuture<>();
    return true;
  }

  /**
   * Completed by the view when what the attempt that runs has given is shown, it has given nothing,
   * or nobody is to wait for it any more; null if none runs.
   */
  CompletableFuture<Void> running() {
    return running;
  }

  /** Whether the server has to be asked again before its listing is shown. */
  boolean isOver(long now) {
    return listing() != null && listing().isOver(now);
  }

  /** Whether a review that failed may be tried again; if a try is to come, it is enough. */
  boolean awaitReview() {
    boolean first = !awaitsReview;
    awaitsReview = true;
    return first;
  }

  /** The review is tried again. */
  void reviewsAgain() {
    awaitsReview = false;
  }

  /** Where the attempt that runs has got it from, the whole or a part. */
  void came(InstanceId instance) {
    from = instance;
  }

  /** An attempt gave a listing, which is shown; whether another has to follow. */
  boolean succeeded() {
    failures = 0;
    failure = null;
    return end();
  }

  /**
   * An attempt gave nothing, or a part only: what was known stays. Whether another has to follow.
   */
  boolean failed(SeraiException error) {
    failures++;
    failure = error;
    return end();
  }

  /** How many attempts have failed, as a whole or in part, since the last good one. */
  int failures() {
    return failures;
  }

  /** Why the last attempt gave nothing; null if it gave something, or none has ended. */
  SeraiException failure() {
    return failure;
  }

  private boolean end() {
    boolean follow = again;
    running = null;
    again = false;
    return follow;
  }
}
