package dev.serai.store.internal.sql;

import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import java.util.HashMap;
import java.util.Map;

/**
 * What a query asks of the columns.
 *
 * @param sql conditions, each behind an {@code and}; empty if it asks nothing
 * @param values of the names in them
 */
record AuditConditions(String sql, Map<String, Object> values) {

  static AuditConditions of(AuditQuery query) {
    StringBuilder sql = new StringBuilder();
    Map<String, Object> values = new HashMap<>();
    values.put("principal", query.principal());
    values.put("action", query.action());
    values.put("target_hash", AuditLookups.hash(query.target()));
    values.put("outcome", name(query.outcome()));
    values.values().removeIf(value -> value == null);
    values.keySet().forEach(column -> sql.append(" and " + column + " = :" + column));
    if (query.from() != null) {
      sql.append(" and at_millis >= :from");
      values.put("from", AuditLookups.millis(query.from()));
    }
    if (query.until() != null) {
      sql.append(" and at_millis < :until");
      values.put("until", AuditLookups.millis(query.until()));
    }
    return new AuditConditions(sql.toString(), values);
  }

  private static String name(AuditEvent.Outcome outcome) {
    return outcome == null ? null : outcome.name();
  }
}
