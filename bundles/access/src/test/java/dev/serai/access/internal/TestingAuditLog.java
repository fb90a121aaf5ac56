package dev.serai.access.internal;

import dev.serai.core.access.AuditLog;
import dev.serai.core.access.CallDetail;
import dev.serai.core.store.AuditEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log that keeps what it is offered. */
final class TestingAuditLog implements AuditLog {
  final List<AuditEvent> offered = new CopyOnWriteArrayList<>();

  @Override
  public long record(AuditEvent event) {
    throw new UnsupportedOperationException("it would block");
  }

  @Override
  public void offer(AuditEvent event) {
    offered.add(event);
  }

  @Override
  public CallDetail calls() {
    return CallDetail.METADATA;
  }

  @Override
  public boolean accepts() {
    return true;
  }

  @Override
  public boolean isDemanded() {
    return false;
  }
}
