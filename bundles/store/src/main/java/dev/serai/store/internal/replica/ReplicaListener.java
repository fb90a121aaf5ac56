package dev.serai.store.internal.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on one connection, and on another one when that is lost. In between things may have been
 * missed.
 */
final class ReplicaListener implements Listening {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaListener.class);
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 200;

  /** Gets a connection that listens. */
  @FunctionalInterface
  interface Opening {
    ListeningConnection open() throws SQLException;
  }

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "serai-store-replicas"));
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final Opening opening;
  private final Duration silence;
  private final OthersNotices notices;
  private volatile boolean listening;
  private volatile boolean closed;
  private volatile long alive;

  private ReplicaListener(Opening opening, Duration silence, OthersNotices notices) {
    this.opening = opening;
    this.silence = silence;
    this.notices = notices;
  }

  /** One that listens already, if the first attempt succeeds within twice the silence. */
  static ReplicaListener start(Opening opening, Duration silence, OthersNotices notices) {
    ReplicaListener listener = new ReplicaListener(opening, silence, notices);
    listener.thread.scheduleWithFixedDelay(
        listener::listen, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    listener.first.completeOnTimeout(null, silence.toMillis() * 2, TimeUnit.MILLISECONDS).join();
    return listener;
  }

  @Override
  public boolean late() {
    return !listening || System.nanoTime() - alive > silence.toNanos() / 2;
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      thread.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try (ListeningConnection connection = opening.open()) {
      begun();
      while (!closed) {
        connection.await(QUIET).forEach(notices::arrived);
        alive = System.nanoTime();
      }
    } catch (SQLException | RuntimeException e) {
      lost(e);
    }
  }

  private void begun() {
    alive = System.nanoTime();
    listening = true;
    if (!first.complete(null)) {
      LOG.info("What other replicas change is heard of again");
      notices.missed();
    }
  }

  private void lost(Exception error) {
    if ((listening || !first.isDone()) && !closed) {
      LOG.warn(
          "What other replicas change may be heard of late: the connection that listens is lost,"
              + " and is being opened again ({})",
          error.getMessage());
    }
    LOG.debug("Not listening", error);
    listening = false;
    first.complete(null);
  }
}
