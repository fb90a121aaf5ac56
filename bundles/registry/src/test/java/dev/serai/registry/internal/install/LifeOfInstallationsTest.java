package dev.serai.registry.internal.install;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.install.TestingInstallations.TOKEN;
import static dev.serai.registry.internal.install.TestingInstallations.VALUES;
import static dev.serai.registry.internal.install.TestingInstallations.ZONE;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.InstallationChange.Edit;
import dev.serai.core.registry.InstallationChange.Install;
import dev.serai.core.registry.InstallationChange.Rollback;
import dev.serai.core.registry.InstallationChange.Uninstall;
import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What stays of an installation through upgrades, rollbacks and removals. */
public class LifeOfInstallationsTest {
  private final TestingInstallations testing = new TestingInstallations();
  private final EntryRecord first = testing.entry("1.0.0", TOKEN, ZONE);

  @Test
  public void aRollbackBringsVersionAndValuesBackAndCanBeTakenBackItself() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    testing.entry("2.0.0", "{'name':'PROJECT','isRequired':true}");
    upgrade(made, "2.0.0", Map.of("PROJECT", "p"));
    assertEquals(Map.of("PROJECT", "p"), environment());
    assertEquals(1, testing.credentials.all().size());

    Versioned<InstallationRecord> back = rollback(made);
    assertEquals("1.0.0", back.value().entryVersion());
    assertEquals(made.values(), back.value().values());
    assertEquals(made.credentials(), back.value().credentials());
    assertEquals(VALUES, environment());

    assertEquals("2.0.0", rollback(made).value().entryVersion());
    assertEquals(Map.of("PROJECT", "p"), environment());
    assertEquals("installation:update installation:" + made.id(), testing.work.noted.get(3));
  }

  @Test
  public void aRollbackGoesToADeprecatedVersionAndToNoDeletedOne() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    assertFails("There is no version before: it was installed as 1.0.0.", () -> rollback(made));
    testing.entry("2.0.0", TOKEN, ZONE);
    upgrade(made, "2.0.0", Map.of());
    testing.move(first, State.DELETED);
    assertFails("that is ACTIVE or DEPRECATED.", () -> rollback(made));
    testing.move(first, State.DEPRECATED);
    assertEquals("1.0.0", rollback(made).value().entryVersion());
  }

  @Test
  public void anUpgradeForgetsTheVersionBeforeTheLastWithItsSecrets() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    testing.entry("2.0.0", ZONE);
    testing.entry("3.0.0", ZONE);
    upgrade(made, "2.0.0", Map.of());
    assertEquals(1, testing.credentials.all().size());
    upgrade(made, "3.0.0", Map.of());
    assertEquals(0, testing.credentials.all().size());
  }

  @Test
  public void aRollbackSealsAgainWhatBecameOpen() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    testing.entry("2.0.0", "{'name':'TOKEN','isRequired':true}", ZONE);
    upgrade(made, "2.0.0", Map.of("TOKEN", "open"));
    assertEquals(0, testing.credentials.all().size());
    InstallationRecord back = rollback(made).value();
    assertEquals(Map.of("ZONE", "cet"), back.values());
    assertEquals(Map.of("TOKEN", "open", "ZONE", "cet"), environment());
  }

  @Test
  public void whatIsInstalledAgainIsTheSameOneWithItsValues() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    testing.catalog.change(EDITOR, new Uninstall(made.id(), 1L));
    assertEquals(List.of(), testing.running());
    assertEquals(List.of(), testing.credentials.all());
    assertFails("values.TOKEN is required.", () -> install(NewInstallation.NAME, Map.of()));

    InstallationRecord again = install(NewInstallation.NAME, Map.of("TOKEN", "n3w")).value();
    assertEquals(made.id(), again.id());
    assertEquals(made.values(), again.values());
    assertEquals(Map.of("TOKEN", "n3w", "ZONE", "cet"), environment());
    assertTrue(again.enabled());
    assertNull(again.earlier());
  }

  @Test
  public void whatIsInstalledAgainAtAnotherVersionLeavesWhatIsNotAskedFor() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    testing.catalog.change(EDITOR, new Uninstall(made.id(), null));
    EntryRecord second = testing.entry("2.0.0", TOKEN);
    InstallationRecord again =
        testing
            .catalog
            .change(
                EDITOR,
                new Install(new NewInstallation(second.id(), ORGANIZATION, Map.of("TOKEN", "t"))))
            .value();
    assertEquals(made.id(), again.id());
    assertEquals(Map.of(), again.values());
  }

  @Test
  public void anotherNameIsAnotherInstallationWithItsOwnAlias() {
    install(NewInstallation.NAME, VALUES);
    InstallationRecord staging = install("staging", VALUES).value();
    assertEquals("hello-staging", staging.alias());
    assertEquals(
        List.of("hello", "hello-staging"),
        testing.running().stream().map(entry -> entry.alias().value()).sorted().toList());
    assertFails("has installed io.example/hello already", () -> install("staging", VALUES));
    for (String bad : List.of("Big", "a b", "-a", "", "x".repeat(19))) {
      assertFails("name must have lower-case letters", () -> install(bad, VALUES));
    }
  }

  @Test
  public void whatIsInstalledSaysHowItStands() {
    InstallationRecord made = install(NewInstallation.NAME, VALUES).value();
    assertEquals(new InstallationStatus(InstallationStatus.State.READY, null), status(made));
    testing.move(first, State.DEPRECATED);
    assertEquals(
        new InstallationStatus(
            InstallationStatus.State.READY,
            "The entry is DEPRECATED: upgrade, or choose another one."),
        status(made));
    testing.move(first, State.DELETED);
    assertEquals(
        new InstallationStatus(
            InstallationStatus.State.BLOCKED,
            "The entry is DELETED: what is installed of it does not run."),
        status(made));
    assertEquals(InstallationStatus.State.DISABLED, status(made.enabled(false)).state());
  }

  @Test
  public void aBindingFindsWhatIsInstalledAndWhatIsAgain() {
    String name = first.name();
    assertFalse(testing.catalog.isInstalled(name, null));
    String id = install(NewInstallation.NAME, VALUES).value().id();
    assertTrue(testing.catalog.isInstalled(name, null));
    assertTrue(testing.catalog.isInstalled(name, id));
    assertFalse(testing.catalog.isInstalled(name, "another"));
    assertFalse(testing.catalog.isInstalled("io.example/other", id));
    testing.catalog.change(EDITOR, new Uninstall(id, null));
    assertFalse(testing.catalog.isInstalled(name, id));
    install(NewInstallation.NAME, VALUES);
    assertTrue(testing.catalog.isInstalled(name, id));
    assertTrue(testing.catalog.isInstalled("io.example/folder", "f"));
  }

  private InstallationStatus status(InstallationRecord made) {
    return testing.catalog.status(made);
  }

  private Versioned<InstallationRecord> install(String name, Map<String, String> values) {
    return testing.catalog.change(
        EDITOR, new Install(new NewInstallation("e-1.0.0", ORGANIZATION, name, values)));
  }

  private Versioned<InstallationRecord> rollback(InstallationRecord made) {
    return testing.catalog.change(EDITOR, new Rollback(made.id(), null));
  }

  private void upgrade(InstallationRecord made, String version, Map<String, String> more) {
    testing.catalog.change(
        EDITOR,
        new Edit(
            made.id(),
            null,
            there -> {
              Map<String, String> values = new HashMap<>(there.value().values());
              values.putAll(more);
              return there.value().at(version).with(values, Map.of());
            }));
  }

  private Map<String, String> environment() {
    Optional<CommandLaunch> launch =
        testing.running().stream().map(entry -> (CommandLaunch) entry.launch()).findFirst();
    return launch.orElseThrow().environment();
  }

  private static void assertFails(String part, Runnable work) {
    SeraiException error = assertThrows(SeraiException.class, work::run);
    assertTrue(error.getMessage(), error.getMessage().contains(part));
    assertTrue(
        error.code().toString(),
        List.of(ErrorCode.INVALID_VALUE, ErrorCode.ALREADY_EXISTS).contains(error.code()));
  }
}
