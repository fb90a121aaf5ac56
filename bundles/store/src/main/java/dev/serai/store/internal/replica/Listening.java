package dev.serai.store.internal.replica;

/** Listening to the other replicas of a database, until it is closed. Safe for any thread. */
public interface Listening extends AutoCloseable {
  /** For a database of one replica. */
  Listening NOBODY =
      new Listening() {
        @Override
        public boolean late() {
          return false;
        }

        @Override
        public void close() {}
      };

  /** Whether changes may be heard of late, since the connection that tells of them is lost. */
  boolean late();

  /** Ends it; waits for its thread at most 1 s. */
  @Override
  void close();
}
