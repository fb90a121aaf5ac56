package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * With an installation goes what it had instead of the approved; the baseline stays. On a thread of
 * the store, which tells again what failed.
 */
@Component(service = StoreListener.class, immediate = true)
public final class Departures implements StoreListener {
  private final ServiceSlot<ToolRecordStore> records = new ServiceSlot<>("store of tools");
  private final ServiceSlot<InstallationStore> installations =
      new ServiceSlot<>("store of installations");
  private final KnownRecords known;

  /** Follows installations. */
  @Activate
  public Departures(@Reference KnownRecords known) {
    this.known = known;
  }

  @Override
  public String concern() {
    return InstallationStore.CONCERN;
  }

  @Override
  public void storeChanged(StoreChange change) {
    if (change.kind() == StoreChange.Kind.SAVED) {
      return;
    }
    try (ServiceLease<ToolRecordStore> store = now(records);
        ServiceLease<InstallationStore> there = now(installations)) {
      known.view().all().stream()
          .filter(record -> isGone(record.value(), change, there.service()))
          .forEach(record -> remove(store.service(), record));
    }
  }

  /** What is installed in a folder or a bundle has the alias for its id. */
  private static boolean isGone(ToolRecord record, StoreChange change, InstallationStore store) {
    String installation = record.installation();
    if (installation == null || installation.equals(record.alias())) {
      return false;
    }
    return change.kind() == StoreChange.Kind.DELETED
        ? installation.equals(change.key())
        : store.find(installation).isEmpty();
  }

  /** Another replica may have removed it. */
  private static void remove(ToolRecordStore store, Versioned<ToolRecord> record) {
    try {
      store.delete(record.value().id(), record.version());
    } catch (SeraiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addToolRecordStore(ToolRecordStore service) {
    records.bind(service);
  }

  void removeToolRecordStore(ToolRecordStore service) {
    records.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addInstallationStore(InstallationStore service) {
    installations.bind(service);
  }

  void removeInstallationStore(InstallationStore service) {
    installations.unbind(service);
  }

  private static <S> ServiceLease<S> now(ServiceSlot<S> slot) {
    return slot.tryAcquire()
        .orElseThrow(
            () -> new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The store is not there."));
  }
}
