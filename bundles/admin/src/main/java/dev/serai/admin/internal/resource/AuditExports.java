package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.AuditEntry;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/**
 * The audit log as lines of JSON, written while it is read, a page at a time. A client that reads
 * slowly holds a thread, so there are only so many at once.
 */
public final class AuditExports {
  /** Their media type. */
  public static final String JSON_LINES = "application/jsonl";

  private static final int MAX_AT_ONCE = 4;

  private final Services services;
  private final Semaphore running = new Semaphore(MAX_AT_ONCE);

  /** Exports. */
  public AuditExports(Services services) {
    this.services = services;
  }

  /** What fails before the first line is an answer of its own; behind it, the answer breaks off. */
  Response answer(Actor actor, AuditQuery query) {
    if (running.availablePermits() == 0) {
      throw tooMany();
    }
    Page<AuditRecord> first = page(actor, query, null);
    StreamingOutput lines = out -> write(actor, query, first, out);
    return Response.ok(lines, JSON_LINES)
        .header("Content-Disposition", "attachment; filename=\"serai-audit.jsonl\"")
        .build();
  }

  private void write(Actor actor, AuditQuery query, Page<AuditRecord> first, OutputStream out)
      throws IOException {
    if (!running.tryAcquire()) {
      throw tooMany();
    }
    try {
      Page<AuditRecord> page = first;
      write(page, out);
      while (page.next() != null) {
        page = page(actor, query, page.next());
        write(page, out);
      }
    } finally {
      running.release();
    }
  }

  private static void write(Page<AuditRecord> page, OutputStream out) throws IOException {
    for (AuditRecord record : page.items()) {
      out.write(Json.bytes(AuditEntry.of(record)));
      out.write('\n');
    }
  }

  private static SeraiException tooMany() {
    return new SeraiException(
        ErrorCode.OVERLOADED, MAX_AT_ONCE + " exports of the audit log run already.");
  }

  private Page<AuditRecord> page(Actor actor, AuditQuery query, String after) {
    PageRequest wanted = new PageRequest(after, Page.MAX, null);
    return services.manage(management -> management.audit(actor, query, wanted));
  }
}
