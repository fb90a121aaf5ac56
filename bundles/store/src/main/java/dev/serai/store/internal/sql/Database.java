package dev.serai.store.internal.sql;

/** Runs transactions; what every JDBC store is built on. Safe for use by any thread. */
public interface Database {

  /**
   * Statements that belong together.
   *
   * @param <T> what they find
   */
  interface Work<T> {
    /** Runs them, once. */
    T run(Transaction transaction);
  }

  /**
   * Runs statements in one transaction, which is committed when this returns. Its changes are
   * published then, here and on the other replicas.
   *
   * @param work what to run; an exception rolls it back
   * @return what it found
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if the database is away,
   *     too slow, or was lost; if it was lost during the commit, that may have happened or not
   */
  <T> T transact(Work<T> work);

  /**
   * Runs statements in one transaction that changes nothing; it waits for no writer.
   *
   * @param work what to run
   * @return what it found
   * @throws dev.serai.core.error.SeraiException as {@link #transact} does
   */
  <T> T read(Work<T> work);

  /**
   * Runs statements that each stand for themselves: the database commits one as it ends, so a
   * process that is paused holds no lock that others wait for. Nothing is published.
   *
   * @param work what to run
   * @return what it found
   * @throws dev.serai.core.error.SeraiException as {@link #transact} does
   */
  <T> T each(Work<T> work);
}
