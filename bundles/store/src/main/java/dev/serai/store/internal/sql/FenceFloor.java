package dev.serai.store.internal.sql;

import org.jdbi.v3.core.Handle;

/** Keeps fences from going back when the contents of a database are replaced. */
public final class FenceFloor {
  private final Handle handle;

  /** The floor of a database, within one transaction. */
  public FenceFloor(Handle handle) {
    this.handle = handle;
  }

  /** The highest fence that was given, 0 if none was. */
  public long highest() {
    return handle.createQuery("select coalesce(max(fence), 0) from lease").mapTo(Long.class).one();
  }

  /**
   * Makes all fences from now on higher than a number. Whoever holds a lease cannot renew it any
   * more, and nobody else gets it before its time is over.
   */
  public void raise(long floor) {
    handle.execute(
        "insert into lease (name, owner, renewed_millis, expires_millis, fence)"
            + " values ('', '', 0, 0, 0) on conflict do nothing");
    handle.execute("update lease set fence = ? where fence < ?", floor, floor);
  }
}
