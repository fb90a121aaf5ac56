package dev.serai.registry.internal.install;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OTTO;
import static dev.serai.registry.internal.install.TestingInstallations.TOKEN;
import static dev.serai.registry.internal.install.TestingInstallations.VALUES;
import static dev.serai.registry.internal.install.TestingInstallations.ZONE;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationChange.Edit;
import dev.serai.core.registry.InstallationChange.Install;
import dev.serai.core.registry.InstallationChange.Rollback;
import dev.serai.core.registry.InstallationChange.Uninstall;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.Test;

/** What changes mean is told before they are made. */
public class ConsequencesTest {
  private final TestingInstallations testing = new TestingInstallations();
  private final EntryRecord first = testing.entry("1.0.0", TOKEN, ZONE);

  @Test
  public void anInstallationStartsOrNeedsInput() {
    InstallationChange bare = install(Map.of());
    Affected affected = only(bare);
    assertEquals(Effect.INPUT_NEEDED, affected.effect());
    assertEquals(List.of("TOKEN"), names(affected.needed()));
    assertEquals(ORGANIZATION, affected.owner());
    assertNull(affected.installation());
    assertEquals(Effect.START, only(install(VALUES)).effect());
    assertEquals(List.of(), testing.store.all());
    assertEquals(List.of(), testing.credentials.all());
    assertEquals(List.of(), testing.work.noted);
  }

  @Test
  public void whatIsTheSameNeedsNothingAndWhatTheServerSeesARestart() {
    InstallationRecord made = installed();
    assertEquals(Effect.NOTHING, only(edit(made, there -> there)).effect());
    assertEquals(Effect.RESTART, only(edit(made, given("ZONE", "est"))).effect());
    assertEquals(Effect.RESTART, only(edit(made, given("TOKEN", "n3w"))).effect());
    assertEquals(Effect.NOTHING, only(edit(made, given("ZONE", "cet"))).effect());
    assertEquals(made, testing.store.find(made.id()).orElseThrow().value());
  }

  @Test
  public void switchingOffAndUninstallingStopWhatRuns() {
    InstallationRecord made = installed();
    assertEquals(Effect.STOP, only(edit(made, there -> there.enabled(false))).effect());
    assertEquals(Effect.STOP, only(new Uninstall(made.id(), null)).effect());
    change(edit(made, there -> there.enabled(false)));
    assertEquals(Effect.NOTHING, only(new Uninstall(made.id(), null)).effect());
    assertEquals(Effect.NOTHING, only(edit(made, given("ZONE", "est"))).effect());
    assertEquals(Effect.START, only(edit(made, there -> there.enabled(true))).effect());
  }

  @Test
  public void anUpgradeTellsWhatIsNeededAndWhatIsDropped() {
    InstallationRecord made = installed();
    testing.entry("2.0.0", TOKEN, "{'name':'PROJECT','isRequired':true}");
    Affected affected = only(edit(made, there -> there.at("2.0.0")));
    assertEquals(Effect.INPUT_NEEDED, affected.effect());
    assertEquals(List.of("PROJECT"), names(affected.needed()));
    assertEquals(List.of("ZONE"), affected.dropped());
    Affected given = only(edit(made, there -> given("PROJECT", "p").apply(there.at("2.0.0"))));
    assertEquals(Effect.RESTART, given.effect());
    assertEquals("2.0.0", given.entryVersion());
  }

  @Test
  public void aValueThatWillNotDoAnyMoreIsNeededAnewAndAFaultOfTheCallerIsRefused() {
    InstallationRecord made = installed();
    testing.entry("2.0.0", TOKEN, "{'name':'ZONE','choices':['utc','est']}");
    Affected affected = only(edit(made, there -> there.at("2.0.0")));
    assertEquals(List.of("ZONE"), names(affected.needed()));
    SeraiException refused =
        assertThrows(
            SeraiException.class,
            () -> only(edit(made, there -> given("ZONE", "x").apply(there.at("2.0.0")))));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    assertEquals("values.ZONE must be one of utc, est.", refused.getMessage());
  }

  @Test
  public void aRollbackTellsThatItRestarts() {
    InstallationRecord made = installed();
    testing.entry("2.0.0", TOKEN);
    change(edit(made, there -> there.at("2.0.0")));
    assertEquals(Effect.RESTART, only(new Rollback(made.id(), null)).effect());
  }

  @Test
  public void whoMayNotChangeIsNotTold() {
    InstallationRecord made = installed();
    assertFails(ErrorCode.FORBIDDEN, () -> told(OTTO, new Uninstall(made.id(), null)));
    assertFails(ErrorCode.CHANGED_MEANWHILE, () -> only(new Uninstall(made.id(), 7L)));
    assertFails(ErrorCode.NOT_FOUND, () -> only(new Uninstall("none", null)));
  }

  @Test
  public void anEntryThatIsDeletedStopsWhatIsInstalledAndADeprecatedOneWarns() {
    InstallationRecord made = installed();
    Consequences deleted = of(first, first.in(State.DELETED));
    assertEquals(Effect.STOP, deleted.effect());
    assertEquals(1, deleted.total());
    assertEquals(made.id(), deleted.installations().get(0).installation());
    assertEquals(Effect.WARNED, of(first, first.in(State.DEPRECATED)).effect());
    assertEquals(Effect.START, of(first.in(State.DELETED), first).effect());
  }

  @Test
  public void aNewVersionIsOfferedWithWhatItNeeds() {
    installed();
    EntryRecord second = testing.entry("2.0.0", TOKEN, "{'name':'PROJECT','isRequired':true}");
    Consequences offered = of(null, second);
    assertEquals(Effect.OFFERED, offered.effect());
    Affected affected = offered.installations().get(0);
    assertEquals("1.0.0", affected.entryVersion());
    assertEquals(List.of("PROJECT"), names(affected.needed()));
    assertEquals(List.of("ZONE"), affected.dropped());
    assertEquals(0, of(null, testing.entry("0.9.0", TOKEN)).total());
    assertEquals(0, of(second.in(State.DRAFT), second.in(State.PENDING)).total());
  }

  @Test
  public void ofWhatSomebodyMayNotSeeTheyHearTheNumber() {
    EntryRecord ofMia =
        new EntryRecord(
            "m",
            first.name(),
            "1.0.0",
            "hello-2",
            OF_MIA,
            false,
            State.ACTIVE,
            first.document(),
            "api",
            null);
    testing.entries.add(ofMia);
    testing.catalog.install(MIA, new NewInstallation("m", ofMia.scope(), VALUES));
    Consequences told =
        testing.catalog.consequences(OTTO, new EntryMove(ofMia, ofMia.in(State.DELETED)));
    assertEquals(1, told.total());
    assertEquals(Effect.STOP, told.effect());
    assertEquals(List.of(), told.installations());
  }

  private InstallationRecord installed() {
    return change(install(VALUES)).value();
  }

  private static InstallationChange install(Map<String, String> values) {
    return new Install(new NewInstallation("e-1.0.0", ORGANIZATION, values));
  }

  private static InstallationChange edit(
      InstallationRecord made, UnaryOperator<InstallationRecord> to) {
    return new Edit(made.id(), null, there -> to.apply(there.value()));
  }

  private static UnaryOperator<InstallationRecord> given(String name, String value) {
    return there -> {
      Map<String, String> values = new HashMap<>(there.values());
      values.put(name, value);
      return there.with(values, there.credentials());
    };
  }

  private Versioned<InstallationRecord> change(InstallationChange change) {
    return testing.catalog.change(EDITOR, change);
  }

  private Consequences of(EntryRecord before, EntryRecord after) {
    return testing.catalog.consequences(EDITOR, new EntryMove(before, after));
  }

  private Affected only(InstallationChange change) {
    return told(EDITOR, change);
  }

  private Affected told(Actor actor, InstallationChange change) {
    Consequences consequences = testing.catalog.consequences(actor, change);
    assertEquals(1, consequences.total());
    assertEquals(consequences.effect(), consequences.installations().get(0).effect());
    return consequences.installations().get(0);
  }

  private static List<String> names(List<InputField> fields) {
    return fields.stream().map(InputField::name).toList();
  }

  private static void assertFails(ErrorCode code, Runnable work) {
    assertEquals(code, assertThrows(SeraiException.class, work::run).code());
  }
}
