package dev.serai.access.internal;

import dev.serai.core.access.AuditLog;
import dev.serai.core.access.CallDetail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log that keeps what it is told, and can be taken away. */
public final class TestingAuditLog implements AuditLog {
  final List<AuditEvent> recorded = new CopyOnWriteArrayList<>();
  public final List<AuditEvent> offered = new CopyOnWriteArrayList<>();
  volatile boolean there = true;

  @Override
  public long record(AuditEvent event) {
    if (!there) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The audit store is away.");
    }
    recorded.add(event);
    return recorded.size();
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
