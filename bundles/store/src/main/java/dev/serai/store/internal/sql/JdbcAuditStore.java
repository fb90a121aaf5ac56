package dev.serai.store.internal.sql;

import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.AuditStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The audit chain as rows. A row apart holds the last number and hash; whoever adds locks it, and
 * it tells when the last rows are gone. Another one tells where the chain begins.
 */
@Component
public final class JdbcAuditStore implements AuditStore {
  private final Database database;

  /** The chain in a database. */
  @Activate
  public JdbcAuditStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public long append(List<AuditEvent> events) {
    AuditStore.requireEvents(events);
    return database.transact(transaction -> append(events, transaction.handle()));
  }

  @Override
  public List<AuditRecord> read(long after, int limit) {
    AuditStore.requireLimit(limit);
    return database.read(
        transaction ->
            new AuditRows(transaction.handle())
                .after(after, limit, (row, context) -> AuditRows.record(row)));
  }

  @Override
  public List<AuditRecord> find(AuditQuery query, long before, int limit) {
    AuditStore.requireLimit(limit);
    return database.read(
        transaction -> new AuditRows(transaction.handle()).find(query, before, limit));
  }

  @Override
  public OptionalLong verify() {
    return new AuditVerification(database).run();
  }

  @Override
  public long prune(Instant before) {
    return new AuditPruning(database, AuditLookups.millis(before)).run();
  }

  private static long append(List<AuditEvent> events, Handle handle) {
    ChainEnd end = ChainEnd.locked(ChainEnd.END, handle);
    List<AuditRecord> records = new ArrayList<>(events.size());
    for (AuditEvent event : events) {
      AuditRecord record = AuditRecord.chained(end.number() + 1, event, end.hash());
      records.add(record);
      end = new ChainEnd(record.number(), record.hash());
    }
    new AuditRows(handle).insert(records);
    end.move(ChainEnd.END, handle);
    return end.number();
  }
}
