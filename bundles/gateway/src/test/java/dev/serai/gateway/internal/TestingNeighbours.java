package dev.serai.gateway.internal;

import dev.serai.core.access.AuditLog;
import dev.serai.core.access.CallDetail;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.MemoryBindingStore;
import dev.serai.core.store.MemoryGatewayStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a gateway uses beside its servers: access control that is open, and nothing else. */
public final class TestingNeighbours {
  private final Neighbours slots = new Neighbours(slot(), slot(), slot(), slot(), slot(), slot());
  private final TestingAccess access = new TestingAccess();
  private final Audit audit = new Audit();
  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private final GatewayStore gateways = new MemoryGatewayStore(this::publish);
  private final BindingStore bindings = new MemoryBindingStore(this::publish);

  TestingNeighbours() {
    slots.access().bind(access);
    slots.audit().bind(audit);
  }

  private static <T> ServiceSlot<T> slot() {
    return new ServiceSlot<>("service", Duration.ZERO);
  }

  Neighbours slots() {
    return slots;
  }

  TestingAccess access() {
    return access;
  }

  Audit audit() {
    return audit;
  }

  GatewayStore gateways() {
    return gateways;
  }

  BindingStore bindings() {
    return bindings;
  }

  /** A gateway hears of changes. */
  void follow(List<StoreListener> ofGateway) {
    listeners.clear();
    listeners.addAll(ofGateway);
  }

  /** There is a store, which has been read. */
  void storeComes() {
    slots.gateways().bind(gateways);
    slots.bindings().bind(bindings);
    listeners.forEach(listener -> listener.storeChanged(StoreChange.anything(listener.concern())));
  }

  private void publish(StoreChange change) {
    listeners.stream()
        .filter(listener -> listener.concern().equals(change.concern()))
        .forEach(listener -> listener.storeChanged(change));
  }

  /** Keeps what is noted. */
  static final class Audit implements AuditLog {
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean accepts = true;
    private volatile boolean demanded;
    private volatile CallDetail calls = CallDetail.METADATA;

    List<AuditEvent> events() {
      return events;
    }

    void refuse() {
      accepts = false;
    }

    /** Nothing may happen that is not noted. */
    void demand() {
      demanded = true;
    }

    void want(CallDetail detail) {
      calls = detail;
    }

    @Override
    public long record(AuditEvent event) {
      throw new UnsupportedOperationException("A call never waits for the audit log");
    }

    @Override
    public void offer(AuditEvent event) {
      events.add(event);
    }

    @Override
    public CallDetail calls() {
      return calls;
    }

    @Override
    public boolean accepts() {
      return accepts;
    }

    @Override
    public boolean isDemanded() {
      return demanded;
    }
  }
}
