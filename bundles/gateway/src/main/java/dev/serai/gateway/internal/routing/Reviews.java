package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolReview;
import dev.serai.gateway.internal.exchange.LeasedAnswer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The review of what servers define, while its service comes and goes. One that was there once is
 * waited for: what has not been reviewed is not shown because the registry is being replaced. Where
 * none ever came, a while after the registry spoke first, everything is shown as it is. Safe for
 * use by any thread; nothing blocks.
 */
public final class Reviews {
  private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private record Waiting(InstallationId server, CompletableFuture<Void> known) {}

  private final ServiceSlot<ToolReview> slot;
  private final Duration patience;
  private final Map<InstallationId, Withheld> known = new ConcurrentHashMap<>();
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean seen;
  private volatile boolean spoken;
  private volatile long spokenAt;

  /**
   * Nothing is reviewed yet.
   *
   * @param slot has the service
   * @param patience for how long after the registry spoke first a service that was never there is
   *     waited for
   */
  public Reviews(ServiceSlot<ToolReview> slot, Duration patience) {
    this.slot = slot;
    this.patience = patience;
  }

  /** The registry says which servers there are; its review comes about now, if it has one. */
  void registrySpeaks() {
    if (!spoken) {
      spokenAt = System.nanoTime();
      spoken = true;
    }
  }

  /** The service is there. */
  void comes() {
    seen = true;
  }

  /** Whether servers are shown as a review says, now or in a moment. */
  boolean isWanted() {
    return seen || slot.isBound() || !left().isZero();
  }

  /** In whole milliseconds, rounded up, as a slot waits: what was waited for is over then. */
  private Duration left() {
    long left = spoken ? patience.toNanos() - (System.nanoTime() - spokenAt) : patience.toNanos();
    return left > 0
        ? Duration.ofNanos(left + 999_999).truncatedTo(ChronoUnit.MILLIS)
        : Duration.ZERO;
  }

  /**
   * What is shown of a server's lists.
   *
   * @return fails as {@link ToolReview#review} does, with {@code SERVICE_MISSING} if the service
   *     does not come back within 5 s or takes more than 30 s, {@code SERVICE_REPLACED} if it
   *     leaves meanwhile
   */
  CompletionStage<ServerListing> review(CatalogEntry entry, RawListing listed) {
    ServiceLease<ToolReview> now = lease();
    if (now != null) {
      return review(now, entry, listed);
    }
    Duration wait = seen ? WAIT : left();
    if (wait.isZero()) {
      return CompletableFuture.completedFuture(listed.lists());
    }
    return slot.acquire(wait)
        .handle(
            (later, missing) -> {
              if (later != null) {
                seen = true;
                return review(later, entry, listed);
              }
              return seen
                  ? CompletableFuture.<ServerListing>failedStage(missing)
                  : CompletableFuture.completedStage(listed.lists());
            })
        .thenCompose(stage -> stage);
  }

  /** See {@link ToolReview#approved}; of nothing while the service is away. */
  Map<ToolRecord.Kind, List<ShownDefinition>> approved(InstallationId server) {
    ServiceLease<ToolReview> now = lease();
    if (now == null) {
      return Map.of();
    }
    try (now) {
      return now.service().approved(server);
    } catch (RuntimeException e) {
      LOG.debug("What is approved of {} cannot be said now", server, e);
      return Map.of();
    }
  }

  private ServiceLease<ToolReview> lease() {
    ServiceLease<ToolReview> now = slot.tryAcquire().orElse(null);
    seen |= now != null;
    return now;
  }

  private CompletionStage<ServerListing> review(
      ServiceLease<ToolReview> lease, CatalogEntry entry, RawListing listed) {
    ToolReview service = lease.service();
    if (isUnread(entry.installation()) && service.showsUnread(entry.installation())) {
      lease.close();
      note(
          entry.installation(),
          before -> before == null || before.unread() ? Withheld.unread(service, entry) : before);
      return CompletableFuture.completedFuture(listed.lists());
    }
    return LeasedAnswer.of(
            lease,
            "The registry",
            review -> bounded(review.review(entry.installation(), listed.definitions())))
        .thenApply(
            shown -> {
              note(
                  entry.installation(),
                  before -> Withheld.of(service, entry, before, listed, shown));
              return listed.shown(shown);
            });
  }

  private static <T> CompletionStage<T> bounded(CompletionStage<T> answer) {
    CompletableFuture<T> future = answer.toCompletableFuture();
    return future.isDone()
        ? future
        : future
            .copy()
            .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
            .exceptionallyCompose(
                error ->
                    CompletableFuture.failedFuture(
                        error instanceof TimeoutException
                            ? new SeraiException(
                                ErrorCode.SERVICE_MISSING, "The registry's review takes too long.")
                            : error));
  }

  /** Whether nothing was reviewed of a server, at no version of its entry. */
  private boolean isUnread(InstallationId server) {
    Withheld last = known.get(server);
    return last == null || last.unread();
  }

  private void note(InstallationId server, UnaryOperator<Withheld> review) {
    known.compute(server, (id, before) -> review.apply(before));
    waiting.stream()
        .filter(one -> one.server().equals(server))
        .forEach(one -> one.known().complete(null));
  }

  /** Forgets the servers that are not there any more. */
  void keepOnly(Set<InstallationId> servers) {
    known.keySet().retainAll(servers);
  }

  /** What was kept back of a server may be used now; the service says so, and what is not. */
  void decided(InstallationId server) {
    known.computeIfPresent(server, (id, last) -> last.cleared());
  }

  /** Whether it is known what may be used of a server, by some service. */
  boolean isKnown(CatalogEntry entry) {
    Withheld last = known.get(entry.installation());
    return last != null && last.isOf(entry);
  }

  /** Whether the service that is there now has reviewed a server. */
  boolean isReviewed(CatalogEntry entry) {
    Withheld last = known.get(entry.installation());
    return last != null && last.isOf(entry) && ask(last::isBy).orElse(false);
  }

  /** Completes when the next review of a server has ended well, or after a time. */
  CompletableFuture<Void> next(InstallationId server, Duration limit) {
    Waiting one = new Waiting(server, new CompletableFuture<>());
    waiting.add(one);
    one.known().whenComplete((done, error) -> waiting.remove(one));
    return one.known().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Completes when the service is there; fails with {@code SERVICE_MISSING} after 5 s. */
  CompletionStage<Void> there() {
    return slot.isBound()
        ? CompletableFuture.completedFuture(null)
        : slot.acquire(WAIT).thenAccept(ServiceLease::close);
  }

  /**
   * Asks the service about a server that it has reviewed.
   *
   * @throws SeraiException {@code SERVICE_MISSING} if it is away, {@code SERVER_STARTING} if it has
   *     not reviewed the server yet
   */
  <T> T ask(CatalogEntry entry, Function<ToolReview, T> question) {
    return ask(review -> {
          Withheld last = known.get(entry.installation());
          if (last == null || !last.isOf(entry) || !last.isBy(review)) {
            throw unreviewed();
          }
          return question.apply(review);
        })
        .orElseThrow(this::unreviewed);
  }

  /**
   * Whether something may be used, see {@link ToolReview#mayUse}; while the service is away, or
   * cannot read what was approved, by what was said last.
   *
   * @throws SeraiException {@code SERVICE_MISSING} or {@code STORE_UNAVAILABLE} if nobody has ever
   *     said it
   */
  boolean mayUse(CatalogEntry entry, ToolRecord.Kind kind, String name) {
    Withheld last = known.get(entry.installation());
    boolean current = last != null && last.isOf(entry);
    if (current && last.has(kind, name)) {
      return false;
    }
    try {
      Optional<Boolean> said = ask(service -> service.mayUse(entry.installation(), kind, name));
      if (said.isPresent() || current) {
        return said.orElse(true);
      }
    } catch (SeraiException e) {
      if (e.code() != ErrorCode.STORE_UNAVAILABLE || !current) {
        throw e;
      }
      return true;
    }
    throw unreviewed();
  }

  private <T> Optional<T> ask(Function<ToolReview, T> question) {
    ServiceLease<ToolReview> now = lease();
    if (now == null) {
      return Optional.empty();
    }
    try (now) {
      return Optional.of(question.apply(now.service()));
    }
  }

  private SeraiException unreviewed() {
    return slot.isBound()
        ? new SeraiException(
            ErrorCode.SERVER_STARTING, "What the server defines has not been reviewed yet.")
        : new SeraiException(
            ErrorCode.SERVICE_MISSING,
            "There is nobody to review what the server defines (serai-registry).");
  }
}
