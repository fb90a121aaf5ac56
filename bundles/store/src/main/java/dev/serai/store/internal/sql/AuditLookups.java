package dev.serai.store.internal.sql;

import dev.serai.core.store.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Copies of an event's parts, by which its row is found. A target is too long for an index of
 * PostgreSQL, so its hash is there.
 *
 * @param atMillis when
 * @param principal who
 * @param action what
 * @param targetHash SHA-256 of the target in UTF-8, hexadecimal, or null
 * @param outcome what came of it
 */
record AuditLookups(
    long atMillis, String principal, String action, String targetHash, String outcome) {
  /** Their columns. */
  static final String COLUMNS = "at_millis, principal, action, target_hash, outcome";

  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** Those of an event. */
  static AuditLookups of(AuditEvent event) {
    return new AuditLookups(
        millis(event.at()),
        event.principal(),
        event.action(),
        hash(event.target()),
        event.outcome().name());
  }

  /** Those in a row. */
  static AuditLookups of(ResultSet row) throws SQLException {
    return new AuditLookups(
        row.getLong("at_millis"),
        row.getString("principal"),
        row.getString("action"),
        row.getString("target_hash"),
        row.getString("outcome"));
  }

  /** Gives them to a statement whose parameters stand in the order of {@link #COLUMNS}. */
  void set(PreparedStatement statement, int first) throws SQLException {
    statement.setLong(first, atMillis);
    statement.setString(first + 1, principal);
    statement.setString(first + 2, action);
    statement.setString(first + 3, targetHash);
    statement.setString(first + 4, outcome);
  }

  /** Gives them to a statement under the names of these components. */
  <S extends SqlStatement<S>> S bind(S statement) {
    return statement
        .bind("atMillis", atMillis)
        .bind("principal", principal)
        .bind("action", action)
        .bind("targetHash", targetHash)
        .bind("outcome", outcome);
  }

  /** A moment in the column; those of the first and the last 100 million years are the same. */
  static long millis(Instant moment) {
    if (moment.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    return moment.isAfter(LAST) ? Long.MAX_VALUE : moment.toEpochMilli();
  }

  /** A target in the column. */
  static String hash(String target) {
    if (target == null) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(target.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
