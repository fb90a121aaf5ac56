package dev.serai.store.internal.replica;

import dev.serai.core.store.StoreChange;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The other replicas that use the database. Safe for use by any thread. */
public interface Replicas {
  /** For a database of one replica. */
  Replicas NONE =
      new Replicas() {
        @Override
        public void tell(Handle handle, List<StoreChange> changes) {}

        @Override
        public void tellMyself() {}

        @Override
        public Listening listen(Heard heard) {
          return Listening.NOBODY;
        }
      };

  /** Has the others hear of changes when the transaction of the handle is committed. */
  void tell(Handle handle, List<StoreChange> changes);

  /**
   * A commit failed, and may still happen: what was told before is from now on heard by this
   * replica too.
   */
  void tellMyself();

  /**
   * Begins to hear of what others change. It goes on by itself when its connection was lost, and
   * says then that anything may have changed.
   *
   * @param heard what hears; not of anything if all is well at once
   */
  Listening listen(Heard heard);
}
