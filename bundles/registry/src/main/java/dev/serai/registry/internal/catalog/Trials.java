package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.store.EntryRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What servers of entries define, before anybody has installed one. Safe for use by any thread. */
public interface Trials {
  /** What is known of an entry's version; from memory. */
  Definitions known(EntryRecord entry);

  /**
   * Makes ready to try an entry; nothing is started yet.
   *
   * @param values by field of its form, secret ones too
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} that names every field at
   *     fault, or the state in which it cannot be tried
   */
  Trial prepare(Actor actor, EntryRecord entry, Map<String, String> values);

  /**
   * Hears that an approver approved an entry: it may be tried by that, soon and on another thread.
   *
   * @param tryOut tries it as {@link Trial#run} does
   */
  void approved(EntryRecord entry, Runnable tryOut);

  /** One that is ready. */
  interface Trial {
    /** The names of the fields that have values, sorted. */
    List<String> fields();

    /**
     * Starts a server, asks what it defines and keeps that; blocks.
     *
     * @param patience how long it may wait until fewer run
     * @throws dev.serai.core.error.SeraiException {@code OVERLOADED} if it would have to wait
     *     longer; as the server fails otherwise, which is noted
     */
    void run(Duration patience);
  }
}
