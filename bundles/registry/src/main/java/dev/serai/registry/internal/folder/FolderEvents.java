package dev.serai.registry.internal.folder;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for changes in a folder, which may come, go and be replaced. Where the system gives no
 * events it only waits.
 */
final class FolderEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);
  private static final Duration LONGEST_BURST = Duration.ofSeconds(2);

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final Path folder;
  private final Optional<WatchService> service;
  private final CountDownLatch closed = new CountDownLatch(1);
  private WatchKey around;
  private WatchKey inside;

  FolderEvents(Path folder) {
    this.folder = folder;
    this.service = open(folder);
  }

  /**
   * Watches the folder that stands there now, and the one around it, which tells when this one
   * comes, goes or is replaced.
   *
   * @return whether there is a folder
   */
  boolean watch() {
    around = register(folder.toAbsolutePath().getParent(), around);
    inside = register(folder, inside);
    return Files.isDirectory(folder);
  }

  /**
   * Waits for a change, and then until there was none for a while.
   *
   * @param limit how long to wait for a change
   * @param quiet how long there must be none, within 2 s
   * @return false once this is closed
   */
  boolean await(Duration limit, Duration quiet) throws InterruptedException {
    if (service.isEmpty()) {
      return !closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
    try {
      WatchKey changed = service.get().poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      long begun = System.nanoTime();
      while (changed != null) {
        changed.pollEvents();
        changed.reset();
        boolean late = System.nanoTime() - begun > LONGEST_BURST.toNanos();
        changed = late ? null : service.get().poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
      }
      return closed.getCount() > 0;
    } catch (ClosedWatchServiceException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    service.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            LOG.debug("Closing the watch on {} failed", folder, e);
          }
        });
  }

  /** Registering a folder again gives the key that it has. */
  private WatchKey register(Path watched, WatchKey before) {
    WatchKey now = null;
    try {
      if (service.isPresent() && watched != null) {
        now = watched.register(service.get(), KINDS);
      }
    } catch (IOException | ClosedWatchServiceException e) {
      LOG.debug("No watch on {}", watched, e);
    }
    if (before != null && before != now) {
      before.cancel();
    }
    return now;
  }

  private static Optional<WatchService> open(Path folder) {
    try {
      return Optional.of(folder.getFileSystem().newWatchService());
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn(
          "Changes in {} are seen only by the slow rescan: raise fs.inotify.max_user_instances.",
          folder,
          e);
      return Optional.empty();
    }
  }
}
