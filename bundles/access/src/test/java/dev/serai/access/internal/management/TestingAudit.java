package dev.serai.access.internal.management;

import dev.serai.core.access.AuditLog;
import dev.serai.core.access.CallDetail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditStore;

/** An audit log whose store can be taken away. */
final class TestingAudit implements AuditLog {
  private final AuditStore store;
  private volatile boolean there = true;

  TestingAudit(AuditStore store) {
    this.store = store;
  }

  void there(boolean there) {
    this.there = there;
  }

  @Override
  public long record(AuditEvent event) {
    if (!there) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The audit store is away.");
    }
    return store.append(event);
  }

  @Override
  public void offer(AuditEvent event) {
    record(event);
  }

  @Override
  public CallDetail calls() {
    return CallDetail.METADATA;
  }

  @Override
  public boolean accepts() {
    return there;
  }

  @Override
  public boolean isDemanded() {
    return false;
  }
}
