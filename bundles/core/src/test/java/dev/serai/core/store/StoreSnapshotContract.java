package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** What a snapshot does on every kind of store. */
public abstract class StoreSnapshotContract {
  private static final SnapshotIndex<String, InstallationRecord> BY_ENTRY =
      SnapshotIndex.by(InstallationRecord::entryName);
  private static final SnapshotIndex<String, InstallationRecord> BY_INPUT =
      SnapshotIndex.byEach(record -> record.values().keySet());

  private InstallationStore current;
  private final StoreSnapshot<InstallationRecord> snapshot =
      new StoreSnapshot<>(InstallationStore.CONCERN, () -> current, BY_ENTRY, BY_INPUT);

  /** An empty store, always the same. */
  protected abstract InstallationStore store();

  /** What it published so far; can be cleared. */
  protected abstract List<StoreChange> changes();

  @Test
  public void beforeItIsLoadedNothingIsTakenForMissing() {
    assertFalse(snapshot.loaded());
    SeraiException error = assertThrows(SeraiException.class, snapshot::view);
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("installations"));
  }

  @Test
  public void itLoadsAllThereIs() {
    Versioned<InstallationRecord> first = create("a", "one", Map.of("url", "x", "region", "y"));
    Versioned<InstallationRecord> second = create("b", "one", Map.of("url", "z"));
    load();
    assertEquals(Set.of(first, second), Set.copyOf(snapshot.view().all()));
    assertEquals(Optional.of(first), snapshot.view().find("a"));
    assertEquals(Optional.empty(), snapshot.view().find("c"));
    assertEquals(Set.of(first, second), Set.copyOf(snapshot.view().find(BY_ENTRY, "one")));
    assertEquals(List.of(first), List.copyOf(snapshot.view().find(BY_INPUT, "region")));
    assertEquals(List.of(), List.copyOf(snapshot.view().find(BY_ENTRY, "two")));
  }

  @Test
  public void aChangedRecordLeavesTheIndexWhereItWas() {
    create("a", "one", Map.of("url", "x"));
    load();
    Versioned<InstallationRecord> moved =
        store().update(installation("a", "two", Map.of("region", "x")), 1);
    catchUp();
    assertEquals(List.of(), List.copyOf(snapshot.view().find(BY_ENTRY, "one")));
    assertEquals(List.of(), List.copyOf(snapshot.view().find(BY_INPUT, "url")));
    assertEquals(List.of(moved), List.copyOf(snapshot.view().find(BY_ENTRY, "two")));
    assertEquals(List.of(moved), List.copyOf(snapshot.view().find(BY_INPUT, "region")));
    assertEquals(Optional.of(moved), snapshot.view().find("a"));
  }

  @Test
  public void aViewStaysAsItWas() {
    Versioned<InstallationRecord> first = create("a", "one", Map.of());
    load();
    SnapshotView<InstallationRecord> before = snapshot.view();
    store().delete("a", 1);
    create("b", "one", Map.of());
    catchUp();
    assertEquals(List.of(first), List.copyOf(before.all()));
    assertEquals(List.of(first), List.copyOf(before.find(BY_ENTRY, "one")));
    assertEquals(Optional.empty(), snapshot.view().find("a"));
    assertEquals(1, snapshot.view().all().size());
  }

  @Test
  public void nobodyChangesAView() {
    create("a", "one", Map.of());
    load();
    Collection<Versioned<InstallationRecord>> all = snapshot.view().all();
    Collection<Versioned<InstallationRecord>> some = snapshot.view().find(BY_ENTRY, "one");
    assertThrows(UnsupportedOperationException.class, all::clear);
    assertThrows(UnsupportedOperationException.class, some::clear);
  }

  @Test
  public void whateverChangesItEndsLikeTheStore() {
    load();
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < 5; i++) {
        change("key-" + random.nextInt(20), "entry-" + random.nextInt(4), random.nextInt(3));
      }
      catchUp();
      assertEquals(Set.copyOf(store().all()), Set.copyOf(snapshot.view().all()));
      assertEquals(byEntry(store().all()), byEntry());
    }
  }

  @Test
  public void whileTheStoreIsAwayTheLastViewStaysAndTheFailureIsPassedOn() {
    create("a", "one", Map.of());
    load();
    SnapshotView<InstallationRecord> before = snapshot.view();
    create("b", "one", Map.of());
    current = null;
    SeraiException error = assertThrows(SeraiException.class, this::hear);
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    assertSame(before, snapshot.view());
    current = store();
    catchUp();
    assertEquals(2, snapshot.view().all().size());
  }

  @Test
  public void aStrangeIndexIsRefused() {
    load();
    SnapshotIndex<String, InstallationRecord> strange =
        SnapshotIndex.by(InstallationRecord::entryName);
    assertThrows(
        IllegalArgumentException.class, () -> snapshot.view().find(strange, "one").isEmpty());
  }

  private void load() {
    current = store();
    snapshot.storeChanged(StoreChange.anything(InstallationStore.CONCERN));
    changes().clear();
  }

  private void hear() {
    snapshot.storeChanged(List.copyOf(changes()));
  }

  private void catchUp() {
    hear();
    changes().clear();
  }

  private void change(String key, String entry, int how) {
    Optional<Versioned<InstallationRecord>> before = store().find(key);
    if (before.isEmpty()) {
      create(key, entry, Map.of());
    } else if (how == 0) {
      store().delete(key, before.get().version());
    } else {
      store().update(installation(key, entry, Map.of()), before.get().version());
    }
  }

  private Map<String, Set<Versioned<InstallationRecord>>> byEntry() {
    return snapshot.view().all().stream()
        .map(record -> record.value().entryName())
        .distinct()
        .collect(
            Collectors.toMap(
                entry -> entry, entry -> Set.copyOf(snapshot.view().find(BY_ENTRY, entry))));
  }

  private static Map<String, Set<Versioned<InstallationRecord>>> byEntry(
      List<Versioned<InstallationRecord>> records) {
    return records.stream()
        .collect(Collectors.groupingBy(record -> record.value().entryName(), Collectors.toSet()));
  }

  private Versioned<InstallationRecord> create(
      String id, String entry, Map<String, String> values) {
    return store().create(installation(id, entry, values));
  }

  private static InstallationRecord installation(
      String id, String entry, Map<String, String> values) {
    return new InstallationRecord(
        id, entry, "server", "1.0.0", OwnerRef.ORGANIZATION, id, values, Map.of(), true);
  }
}
