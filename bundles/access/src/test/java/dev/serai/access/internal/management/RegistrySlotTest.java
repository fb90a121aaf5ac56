package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static dev.serai.access.internal.management.TestingManagement.entry;
import static org.junit.Assert.assertEquals;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistrySnapshot;
import java.util.List;
import org.junit.Test;

public class RegistrySlotTest {
  private static final String NAME = "io.example/server";

  private final RegistrySlot slot = new RegistrySlot();

  @Test
  public void whileThereIsNoRegistryNothingIsSaidOfEntries() {
    assertFails(ErrorCode.SERVICE_MISSING, () -> slot.named(NAME));
    Registry registry = () -> RegistrySnapshot.EMPTY;
    slot.addRegistry(registry);
    assertFails(ErrorCode.STARTING, () -> slot.named(NAME));
    slot.removeRegistry(registry);
    assertFails(ErrorCode.SERVICE_MISSING, () -> slot.named(NAME));
  }

  @Test
  public void entriesAreFoundByTheirName() {
    CatalogEntry first = entry(NAME, "first");
    CatalogEntry second = entry(NAME, "second");
    CatalogEntry other = entry("io.example/other", "other");
    List<CatalogEntry> all = List.of(first, second, other);
    slot.addRegistry(() -> new RegistrySnapshot(1, all, List.of(), List.of()));
    assertEquals(List.of(first, second), slot.named(NAME));
    assertEquals(List.of(), slot.named("io.example/none"));
  }
}
