package dev.serai.store.internal.sql;

import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.AuditQuery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a query asks of the columns.
 *
 * @param sql conditions, each behind an {@code and}; empty if it asks nothing
 * @param order newest first. The columns of an index stand there, so that H2 reads as many of its
 *     rows as are wanted, instead of sorting all that agree
 * @param values of the names in the conditions
 */
record AuditConditions(String sql, String order, Map<String, Object> values) {
  private static final String NEWEST_FIRST = " order by number desc";

  static AuditConditions of(AuditQuery query) {
    Map<String, Object> equal = equal(query);
    Map<String, Object> values = new HashMap<>(equal);
    String sql =
        equal.keySet().stream()
            .map(column -> " and " + column + " = :" + column)
            .collect(Collectors.joining());
    if (query.from() != null) {
      sql += " and at_millis >= :from";
      values.put("from", AuditLookups.millis(query.from()));
    }
    if (query.until() != null) {
      sql += " and at_millis < :until";
      values.put("until", AuditLookups.millis(query.until()));
    }
    return new AuditConditions(sql, order(equal), values);
  }

  /** What columns have to be, first the one that fewest rows agree with as a rule. */
  private static Map<String, Object> equal(AuditQuery query) {
    Map<String, Object> equal = new LinkedHashMap<>();
    put(equal, "target_hash", AuditLookups.hash(query.target()));
    put(equal, "outcome", query.outcome() == Outcome.DONE ? null : query.outcome());
    put(equal, "principal", query.principal());
    put(equal, "action", query.action());
    put(equal, "outcome", query.outcome());
    return equal;
  }

  private static void put(Map<String, Object> equal, String column, Object value) {
    if (value != null) {
      equal.put(column, value.toString());
    }
  }

  private static String order(Map<String, Object> equal) {
    return equal.keySet().stream()
        .findFirst()
        .map(column -> " order by " + column + " desc, number desc")
        .orElse(NEWEST_FIRST);
  }
}
