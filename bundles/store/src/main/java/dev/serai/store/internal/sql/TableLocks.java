package dev.serai.store.internal.sql;

import java.sql.DatabaseMetaData;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Locks on whole tables, which H2 does not have: nobody else uses it. */
public final class TableLocks {
  private TableLocks() {}

  /**
   * Makes writers of other replicas wait for the end of the transaction; readers go on with what
   * was there before.
   */
  public static void take(Handle handle, List<String> tables) {
    if (handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("PostgreSQL")) {
      handle.execute("lock table " + String.join(", ", tables) + " in exclusive mode");
    }
  }
}
