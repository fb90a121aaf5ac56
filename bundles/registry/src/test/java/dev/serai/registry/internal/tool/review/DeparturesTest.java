package dev.serai.registry.internal.tool.review;

import static dev.serai.registry.internal.tool.review.TestingReview.tool;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.MemoryInstallationStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class DeparturesTest {
  private final TestingReview house = TestingReview.holding();
  private final MemoryInstallationStore installations = new MemoryInstallationStore(change -> {});
  private final Departures departures = new Departures(house.review);

  @Before
  public void aToolThatChanged() {
    departures.addToolRecordStore(house.store);
    departures.addInstallationStore(installations);
    house.lists(1, tool("a", "Adds."));
    house.lists(2, tool("a", "Adds more."));
  }

  @After
  public void close() {
    house.close();
  }

  @Test
  public void whatAnInstallationHadGoesWithItAndTheBaselineStays() {
    departures.storeChanged(StoreChange.saved(InstallationStore.CONCERN, "i-1"));
    departures.storeChanged(StoreChange.deleted(InstallationStore.CONCERN, "i-2"));
    assertEquals(2, house.records().size());
    departures.storeChanged(StoreChange.deleted(InstallationStore.CONCERN, "i-1"));
    assertEquals(1, house.records().size());
    assertEquals("Adds.", house.one("a", true).definition().split("\"")[7]);
    departures.storeChanged(StoreChange.deleted(InstallationStore.CONCERN, "i-1"));
  }

  @Test
  public void whatWasMissedIsMadeUpFor() {
    installations.create(
        new InstallationRecord(
            "i-1",
            "com.example/tickets",
            "tickets",
            "1.0.0",
            OwnerRef.ORGANIZATION,
            "default",
            Map.of(),
            Map.of(),
            true));
    departures.storeChanged(StoreChange.anything(InstallationStore.CONCERN));
    assertEquals(2, house.records().size());
    installations.delete("i-1", 1);
    departures.storeChanged(StoreChange.anything(InstallationStore.CONCERN));
    assertEquals(1, house.records().size());
  }

  @Test
  public void whileTheStoreIsAwayItIsToldAgain() {
    departures.removeToolRecordStore(house.store);
    assertThrows(
        SeraiException.class,
        () -> departures.storeChanged(StoreChange.deleted(InstallationStore.CONCERN, "i-1")));
    assertEquals(2, house.records().size());
  }
}
