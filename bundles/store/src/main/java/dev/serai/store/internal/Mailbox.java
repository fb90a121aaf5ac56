package dev.serai.store.internal;

import dev.serai.core.error.ErrorCategory;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.store.internal.replica.ChangeBatch;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one listener has still to hear. Its calls follow each other; what fails is told again. */
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int MAX_WAITING = 10_000;

  private final ChangeBatch waiting = new ChangeBatch(MAX_WAITING);
  private final StoreListener listener;
  private final Executor soon;
  private final Executor later;
  private boolean calling;
  private boolean failing;
  private boolean closed;

  /**
   * An empty one.
   *
   * @param soon calls the listener
   * @param later the same after a pause
   */
  Mailbox(StoreListener listener, Executor soon, Executor later) {
    this.listener = listener;
    this.soon = soon;
    this.later = later;
  }

  StoreListener listener() {
    return listener;
  }

  /** Puts in what the listener wants to hear of these changes. */
  synchronized void put(List<StoreChange> changes) {
    waiting.add(
        changes.stream().filter(change -> change.concern().equals(listener.concern())).toList());
    callAgain(soon);
  }

  void putAnything() {
    put(List.of(StoreChange.anything(listener.concern())));
  }

  /** Nothing more is told; a call that runs goes on. */
  synchronized void close() {
    closed = true;
    waiting.take();
  }

  private void call() {
    List<StoreChange> changes = take();
    if (!changes.isEmpty()) {
      boolean heard = tell(changes);
      done(changes, heard);
    }
  }

  private synchronized List<StoreChange> take() {
    return waiting.take();
  }

  private boolean tell(List<StoreChange> changes) {
    try {
      listener.storeChanged(changes);
      return true;
    } catch (RuntimeException e) {
      if (failing || isToBeExpected(e)) {
        LOG.debug("A listener of {} failed and is told again", listener.concern(), e);
      } else {
        LOG.warn(
            "A listener of {} failed and is told again until it succeeds", listener.concern(), e);
      }
      return false;
    }
  }

  /** A listener that reaches the store by its service may be told before it sees the service. */
  private static boolean isToBeExpected(RuntimeException failure) {
    return failure instanceof SeraiException known
        && known.code().category() == ErrorCategory.UNAVAILABLE;
  }

  private synchronized void done(List<StoreChange> changes, boolean heard) {
    calling = false;
    failing = !heard;
    if (!heard) {
      waiting.add(changes);
    }
    callAgain(heard ? soon : later);
  }

  private void callAgain(Executor executor) {
    if (!calling && !closed && !waiting.isEmpty()) {
      calling = true;
      executor.execute(this::call);
    }
  }
}
