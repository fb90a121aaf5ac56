package dev.serai.access.internal.management;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import java.util.List;
import java.util.OptionalLong;

/** The audit log, for whoever may read it. */
final class AuditPages {
  private static final String READ = "audit:read";
  private static final String TARGET = "audit:*";

  private final Ledger ledger;

  AuditPages(Ledger ledger) {
    this.ledger = ledger;
  }

  Page<AuditRecord> page(Actor actor, AuditQuery query, PageRequest request) {
    long before = before(request.after());
    return ledger.read(
        actor,
        READ,
        TARGET,
        task -> {
          task.require(Verb.READ, Resource.AUDIT);
          List<AuditRecord> found = task.stores().audit().find(query, before, request.limit());
          boolean more = found.size() == request.limit();
          return new Page<>(found, more ? next(found.get(found.size() - 1)) : null);
        });
  }

  OptionalLong verify(Actor actor) {
    return ledger.read(
        actor,
        READ,
        TARGET,
        task -> {
          task.require(Verb.READ, Resource.AUDIT);
          return task.stores().audit().verify();
        });
  }

  private static String next(AuditRecord last) {
    return Cursor.after(Long.toString(last.number()));
  }

  private static long before(String cursor) {
    String key = Cursor.key(cursor);
    try {
      return key == null ? Long.MAX_VALUE : Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw Rules.refused("after must be what an earlier page of the list gave as next.");
    }
  }
}
