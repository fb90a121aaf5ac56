package dev.serai.admin.internal.model;

import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditRecord;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A record of the audit log as clients see it; see {@link AuditRecord}. */
public record AuditEntry(
    long number,
    Instant at,
    String principal,
    String action,
    String target,
    AuditEvent.Outcome outcome,
    Map<String, String> details,
    String previous,
    String hash) {

  /** What clients see of a record. */
  public static AuditEntry of(AuditRecord record) {
    AuditEvent event = record.event();
    return new AuditEntry(
        record.number(),
        event.at(),
        event.principal(),
        event.action(),
        event.target(),
        event.outcome(),
        new TreeMap<>(event.details()),
        record.previous(),
        record.hash());
  }
}
