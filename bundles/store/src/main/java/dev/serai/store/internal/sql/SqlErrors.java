package dev.serai.store.internal.sql;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.Set;

/** Turns what a driver, Jdbi or Flyway throws into Serai's errors. */
final class SqlErrors {
  private static final String H2_NOT_SUPPORTED = "HYC00";

  private static final String H2_FILE = "90028";

  /** H2: the file is corrupted, or of another format. A pool passes the state on, no error code. */
  private static final Set<String> DAMAGED = Set.of("90030", "90048");

  /** H2: its file is read only; PostgreSQL: it is a standby, for instance. */
  private static final Set<String> READ_ONLY = Set.of("90097", "25006");

  /** H2: its file cannot be made, read or written, or was closed after that. */
  private static final Set<String> FILE = Set.of("HY000", H2_FILE, "90031", "90062", "90098");

  /** Classes of SQL states: not supported, bad data, integrity, syntax and rights. */
  private static final Set<String> OUR_FAULT = Set.of("0A", "22", "23", "42");

  /** The class of SQL states about who connects. */
  private static final String REFUSED = "28";

  private SqlErrors() {}

  static SeraiException translate(RuntimeException error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof SeraiException serai) {
        return serai;
      }
      if (at instanceof SQLException sql) {
        return translate(sql, error);
      }
    }
    return new SeraiException(ErrorCode.INTERNAL, "The store could not do its work.", error);
  }

  private static SeraiException translate(SQLException sql, RuntimeException error) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (DAMAGED.contains(state) || state.equals(H2_FILE) && ends(sql)) {
      return new SeraiException(
          ErrorCode.STORE_DAMAGED, "The database file cannot be read.", error);
    }
    if (OUR_FAULT.contains(state.substring(0, Math.min(2, state.length())))
        || state.equals(H2_NOT_SUPPORTED)) {
      return new SeraiException(
          ErrorCode.INTERNAL, "The database refused a statement (SQL state " + state + ").", error);
    }
    return new SeraiException(ErrorCode.STORE_UNAVAILABLE, unavailable(state), error);
  }

  /** H2's file is shorter than it has to be. */
  private static boolean ends(Throwable error) {
    return error != null && (error instanceof EOFException || ends(error.getCause()));
  }

  private static String unavailable(String state) {
    if (READ_ONLY.contains(state)) {
      return "The database is read only.";
    }
    if (state.startsWith(REFUSED)) {
      return "The database refuses the user or the password of etc/org.ops4j.datasource-serai.cfg.";
    }
    String after = state.isEmpty() ? "." : " (SQL state " + state + ").";
    return FILE.contains(state)
        ? "The database's file cannot be used: its disk may be full or read only" + after
        : "The database does not answer" + after;
  }
}
