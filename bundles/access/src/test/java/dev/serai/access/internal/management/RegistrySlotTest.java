package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static dev.serai.access.internal.management.TestingManagement.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistrySnapshot;
import java.lang.reflect.Proxy;
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

  @Test
  public void anEntryIsThereBeforeItIsInstalled() {
    InstallationCatalog catalog =
        (InstallationCatalog)
            Proxy.newProxyInstance(
                InstallationCatalog.class.getClassLoader(),
                new Class<?>[] {InstallationCatalog.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "isEntry" -> arguments[0].equals("io.example/stored");
                      case "hashCode" -> 1;
                      case "equals" -> proxy == arguments[0];
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    assertFails(ErrorCode.SERVICE_MISSING, () -> slot.isThere(NAME));
    slot.addRegistry(
        () -> new RegistrySnapshot(1, List.of(entry(NAME, "first")), List.of(), List.of()));
    assertTrue(slot.isThere(NAME));
    assertFalse(slot.isThere("io.example/stored"));
    slot.addInstallations(catalog);
    assertTrue(slot.isThere("io.example/stored"));
    assertFalse(slot.isThere("io.example/none"));
    slot.removeInstallations(catalog);
    assertFalse(slot.isThere("io.example/stored"));
  }
}
