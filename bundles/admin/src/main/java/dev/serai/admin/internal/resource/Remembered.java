package dev.serai.admin.internal.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What was made in the last 24 hours, as much of it as fits: what came first leaves first. Safe for
 * use by any thread.
 */
public final class Remembered {
  private static final Duration LIFE = Duration.ofHours(24);

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final InstantSource clock;
  private final int maxEntries;
  private final long maxBytes;
  private long bytes;

  /**
   * Nothing at first.
   *
   * @param clock tells how old something is
   * @param maxEntries how much is remembered
   * @param maxBytes how many bytes its answers may have together
   */
  public Remembered(InstantSource clock, int maxEntries, long maxBytes) {
    this.clock = clock;
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /** A request, and what it makes once it has done so. */
  static final class Entry {
    private final String request;
    private final CompletableFuture<Creation> creation;
    private Instant since;

    /**
     * A request that begins.
     *
     * @param request a hash of it
     */
    Entry(String request, CompletableFuture<Creation> creation) {
      this.request = request;
      this.creation = creation;
    }

    String request() {
      return request;
    }

    CompletableFuture<Creation> creation() {
      return creation;
    }

    private int size() {
      Creation made = creation.isCompletedExceptionally() ? null : creation.getNow(null);
      return made == null ? 0 : made.repeated().length;
    }
  }

  /** Remembers an entry unless there is one at its place, which is returned then. */
  synchronized Entry putIfAbsent(String place, Entry entry) {
    forget();
    entry.since = clock.instant();
    return entries.putIfAbsent(place, entry);
  }

  /** The answer of an entry is there; without what is told once only. */
  void made(String place, Entry entry, Creation made) {
    synchronized (this) {
      entry.creation.complete(made.later());
      if (entries.get(place) == entry) {
        bytes += entry.size();
      }
      forget();
    }
  }

  /** An entry came to nothing. */
  void failed(String place, Entry entry, RuntimeException cause) {
    synchronized (this) {
      entries.remove(place, entry);
    }
    entry.creation.completeExceptionally(cause);
  }

  private void forget() {
    Instant oldest = clock.instant().minus(LIFE);
    Iterator<Entry> each = entries.values().iterator();
    while (each.hasNext()) {
      Entry entry = each.next();
      if (entries.size() < maxEntries && bytes <= maxBytes && entry.since.isAfter(oldest)) {
        return;
      }
      bytes -= entry.size();
      each.remove();
    }
  }
}
