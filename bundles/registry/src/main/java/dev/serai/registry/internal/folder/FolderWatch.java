package dev.serai.registry.internal.folder;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that looks at the folder when something changes there, and now and then anyway. */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration FOLDER_MISSING = Duration.ofSeconds(1);
  private static final long CLOSE_MILLIS = 2000;

  private final FolderScan scan;
  private final FolderEvents events;
  private final Duration rescan;
  private final Duration settle;
  private final Runnable changed;
  private final Thread thread = new Thread(this::run, "serai-registry-folder");

  /**
   * A watch that has not begun.
   *
   * @param scan looks at the folder
   * @param events waits for changes
   * @param rescan between two looks without a change
   * @param settle between two looks at something that is being written
   * @param changed called on this thread when the contents have changed
   */
  FolderWatch(
      FolderScan scan, FolderEvents events, Duration rescan, Duration settle, Runnable changed) {
    this.scan = scan;
    this.events = events;
    this.rescan = rescan;
    this.settle = settle;
    this.changed = changed;
    thread.setDaemon(true);
  }

  /** Looks once on this thread, then goes on in its own. */
  void begin() {
    events.watch();
    scan.look();
    thread.start();
  }

  @Override
  public void close() {
    events.close();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Duration next = settle;
      while (events.await(next, settle)) {
        next = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration look() {
    try {
      boolean watching = events.watch();
      FolderContents before = scan.contents();
      boolean again = scan.look();
      if (!scan.contents().equals(before)) {
        changed.run();
      }
      return again ? settle : watching ? rescan : shorter(FOLDER_MISSING, rescan);
    } catch (RuntimeException e) {
      LOG.error("Looking at the folder failed; the next look follows. Report this.", e);
      return rescan;
    }
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }
}
