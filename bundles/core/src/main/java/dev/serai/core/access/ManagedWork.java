package dev.serai.core.access;

import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Work of people on what a bundle keeps itself, which is decided and noted in the audit log as that
 * of {@link ManagedRecords} is. Safe for use by any thread; every method blocks, and fails with
 * {@code STORE_UNAVAILABLE} while the work cannot be done or cannot be noted.
 */
@ProviderType
public interface ManagedWork {
  /**
   * Runs work that changes nothing; only a denial is noted.
   *
   * @param actor who does it
   * @param action what, for the audit log, such as {@code entry:read}
   * @param target on which thing, such as {@code entry:4711}
   * @param work asks the desk what the actor may
   * @return what the work found
   */
  <T> T read(Actor actor, String action, String target, Function<Desk, T> work);

  /**
   * Runs a change. What the work does to stores on this thread, and its note, are one {@link
   * dev.serai.core.store.StoreTransaction}; where it fails nothing is left but a note of that.
   *
   * @param actor who does it
   * @param action what, for the audit log, such as {@code entry:create}
   * @param target on which thing, for the case that it fails
   * @param work called once; keeps it short, since others wait for what it changed
   * @return what came of it
   */
  default <T> T change(Actor actor, String action, String target, Function<Desk, Change<T>> work) {
    return change(actor, action, target, work, made -> {});
  }

  /**
   * Runs a change likewise, and looks at what came of it.
   *
   * @param settled called with the result once it is noted, in the same transaction, when no other
   *     change is under way on any replica: what has to hold among all records is checked here, and
   *     an exception takes the change back
   */
  <T> T change(
      Actor actor,
      String action,
      String target,
      Function<Desk, Change<T>> work,
      Consumer<T> settled);

  /** Where work asks what its actor may. Only for the time of the work, on its thread. */
  @ProviderType
  interface Desk {
    /**
     * Ends the work unless the actor may.
     *
     * @throws RuntimeException which the work lets pass: the caller is told {@code NOT_FOUND} of
     *     what they may not even see, {@code FORBIDDEN} otherwise
     */
    void require(Verb verb, Resource what);

    /** Whether the actor may. */
    boolean may(Verb verb, Resource what);
  }

  /**
   * What was changed.
   *
   * @param <T> what comes of it
   * @param target on what, as the audit log names it
   * @param before the record as it was, or null; the audit log takes out the secrets
   * @param after the record as it is now, or null
   * @param result what comes of it
   */
  record Change<T>(String target, Object before, Object after, T result) {}
}
