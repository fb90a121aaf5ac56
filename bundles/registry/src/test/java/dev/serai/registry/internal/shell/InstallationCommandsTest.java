package dev.serai.registry.internal.shell;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InstallationCommandsTest {
  private static final String TOKEN = "{'name':'TOKEN','isRequired':true,'isSecret':true}";
  private static final String ZONE = "{'name':'ZONE','default':'utc'}";
  private static final String PROJECT =
      "{'name':'PROJECT','isRequired':true,'description':'Which one'}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final TestingConsole console = new TestingConsole();

  @Test
  public void whatIsMissingIsAskedForAndSecretsAreNotSeen() throws Exception {
    entry("1.0.0", TOKEN, ZONE, PROJECT);
    console.typed.addAll(List.of("s3cret", "p"));
    String said = console.run(Install.class, "--set", "ZONE=cet", "hello");
    assertEquals(List.of("TOKEN: *", "PROJECT - Which one: "), console.asked);
    InstallationRecord made = only();
    assertEquals(
        "Installed hello (io.example/hello 1.0.0, "
            + made.id()
            + "); its server is started when it is needed.\n",
        said);
    assertEquals(Map.of("ZONE", "cet", "PROJECT", "p"), made.values());
    assertEquals(1, made.credentials().size());
  }

  @Test
  public void whereNobodyCanBeAskedEveryMissingValueIsTold() throws Exception {
    entry("1.0.0", TOKEN, PROJECT);
    assertFails(
        "no terminal to ask for TOKEN (--secret-file TOKEN=FILE), PROJECT (--set PROJECT=VALUE)",
        Install.class,
        "hello");
    assertEquals(List.of(), console.installations.store.all());
  }

  @Test
  public void aSecretIsNoOptionAndMayComeFromAFile() throws Exception {
    entry("1.0.0", TOKEN);
    assertFails("TOKEN is a secret", Install.class, "--set", "TOKEN=s3cret", "hello");
    assertFails("Write --set NAME=VALUE.", Install.class, "--set", "TOKEN", "hello");
    console.run(Install.class, "--secret-file", "TOKEN=" + file("s3cret\n"), "hello");
    assertEquals(1, only().credentials().size());
    assertEquals(List.of(), console.asked);
    String shown = console.run(InstallationShow.class, "hello");
    assertTrue(shown, shown.contains("Value of TOKEN"));
    assertFalse(shown, shown.contains("s3cret") || shown.contains("local:"));
  }

  @Test
  public void theNewestActiveVersionIsInstalledForWhomTheEntryIs() throws Exception {
    entry("1.0.0", ZONE);
    Versioned<EntryRecord> second = entry("2.0.0", ZONE);
    move(second, State.DEPRECATED);
    console.run(Install.class, "--name", "staging", "hello");
    assertEquals("1.0.0", only().entryVersion());
    assertEquals("hello-staging", only().alias());
    assertEquals("staging", only().name());
    assertFails("entry is DEPRECATED", Install.class, "hello@2.0.0");
    console.testing.publish(TEA, "io.example/blue", "1.0.0", BLUE);
    console.run(Install.class, "--owner", "team:Blue", "blue");
    assertEquals(2, console.installations.store.all().size());
    String list = console.run(InstallationList.class, "--no-format");
    assertTrue(list, list.contains("team:Blue") && list.contains("ready"));
  }

  @Test
  public void aDryRunTellsAndChangesNothing() throws Exception {
    entry("1.0.0", TOKEN);
    String told = console.run(Install.class, "--dry-run", "hello");
    assertTrue(told, told.contains("needs input first") && told.contains("TOKEN"));
    assertTrue(told, told.endsWith("Nothing was changed.\n"));
    assertEquals(List.of(), console.installations.store.all());
    install();
    for (Class<? extends Action> command :
        List.of(InstallationUninstall.class, InstallationDisable.class)) {
      assertTrue(console.run(command, "--dry-run", "hello").contains("stops"));
    }
    told = console.run(EntryDelete.class, "--dry-run", "hello");
    assertTrue(told, told.contains("hello") && told.contains("stops"));
    told = console.run(EntryDeprecate.class, "--dry-run", "hello");
    assertTrue(told, told.contains("should be replaced"));
    assertTrue(only().enabled());
    assertEquals(State.ACTIVE, console.testing.store.all().get(0).value().state());
  }

  @Test
  public void valuesAreEditedAndTakenAway() throws Exception {
    entry("1.0.0", TOKEN, ZONE);
    install("--set", "ZONE=cet");
    console.typed.add("n3w");
    String said =
        console.run(InstallationEdit.class, "--set", "ZONE=est", "--secret", "TOKEN", "hello");
    assertEquals(List.of("TOKEN: *"), console.asked);
    assertTrue(said, said.startsWith("Changed hello"));
    assertTrue(said, said.endsWith("its server is started anew.\n"));
    assertEquals(Map.of("ZONE", "est"), only().values());
    console.run(InstallationEdit.class, "--unset", "ZONE", "hello");
    assertEquals(Map.of(), only().values());
    assertEquals(1, only().credentials().size());
    assertFails(
        "ZONE is no secret field of it.", InstallationEdit.class, "--secret", "ZONE", "hello");
    assertFails("There is no installation bye", InstallationEdit.class, "bye");
  }

  @Test
  public void anUpgradeAsksForMoreAndARollbackTakesItBack() throws Exception {
    entry("1.0.0", TOKEN, ZONE);
    install("--set", "ZONE=cet");
    assertFails("hello is at 1.0.0 already.", InstallationUpgrade.class, "hello");
    entry("2.0.0", TOKEN, PROJECT);
    String told = console.run(InstallationUpgrade.class, "--dry-run", "hello");
    assertTrue(told, told.contains("PROJECT") && told.contains("ZONE"));
    console.typed.add("p");
    console.run(InstallationUpgrade.class, "hello");
    assertEquals("2.0.0", only().entryVersion());
    assertEquals(Map.of("PROJECT", "p"), only().values());
    String said = console.run(InstallationRollback.class, "hello");
    assertTrue(said, said.startsWith("Took back hello (io.example/hello 1.0.0, "));
    assertEquals(Map.of("ZONE", "cet"), only().values());
    assertFails("no such version", InstallationUpgrade.class, "hello", "9.0.0");
  }

  @Test
  public void itIsSwitchedOffAndOnUninstalledAndInstalledAgain() throws Exception {
    entry("1.0.0", TOKEN, ZONE);
    install("--set", "ZONE=cet");
    String id = only().id();
    assertTrue(console.run(InstallationDisable.class, "hello").endsWith("it is disabled.\n"));
    assertFalse(only().enabled());
    assertTrue(console.run(InstallationEnable.class, "hello").contains("when it is needed"));
    String said = console.run(InstallationUninstall.class, "hello");
    assertTrue(said, said.endsWith("bindings stay, and installing it again brings it back.\n"));
    said = console.run(InstallationList.class);
    assertTrue(said, said.contains("Nothing is installed."));
    install();
    assertEquals(id, only().id());
    assertEquals(Map.of("ZONE", "cet"), only().values());
  }

  @Test
  public void aChangeOfAnEntryTellsWhatItMeans() throws Exception {
    Versioned<EntryRecord> first = entry("1.0.0", ZONE);
    install();
    String said = console.run(EntryDeprecate.class, "--note", "Old.", "hello");
    assertTrue(said, said.contains("  hello of organization: goes on, and should be replaced.\n"));
    console.testing.add(EDITOR, document("2.0.0", PROJECT), ORGANIZATION, State.DRAFT);
    said = console.run(EntryApprove.class, "hello@2.0.0");
    assertTrue(said, said.contains("  hello of organization: may be upgraded, with PROJECT.\n"));
    assertTrue(console.run(InstallationList.class).contains("DEPRECATED: Old."));
    said = console.run(EntryDelete.class, "hello@1.0.0");
    assertTrue(said, said.contains("  hello of organization: stops.\n"));
    assertTrue(console.run(InstallationList.class).contains("blocked"));
    assertEquals("hello", first.value().alias());
  }

  @Test
  public void fieldsAreCompleted() throws Exception {
    entry("1.0.0", TOKEN, ZONE);
    assertEquals(List.of("ZONE="), completed(new SettingCompleter(), "hello", "--set"));
    assertEquals(List.of("TOKEN="), completed(new SecretFileCompleter(), "hello@1.0.0"));
    assertEquals(List.of(), completed(new SettingCompleter(), "other"));
    install();
    assertEquals(List.of("TOKEN"), completed(new SecretCompleter(), "hello"));
    assertEquals(List.of("hello"), completed(new InstallationCompleter()));
  }

  private List<String> completed(DeskCompleter completer, String... typed) throws Exception {
    console.inject(completer);
    return completer.names(console.desk(), List.of(typed));
  }

  private void install(String... more) throws Exception {
    List<Object> words = new ArrayList<>(List.of((Object[]) more));
    if (console.testing.store.all().get(0).value().document().contains("TOKEN")) {
      words.addAll(List.of("--secret-file", "TOKEN=" + file("s3cret")));
    }
    words.add("hello");
    console.run(Install.class, words.toArray());
  }

  private Versioned<EntryRecord> entry(String version, String... variables) {
    return console.testing.add(EDITOR, document(version, variables), ORGANIZATION, State.ACTIVE);
  }

  private void move(Versioned<EntryRecord> entry, State state) {
    console.testing.move(EDITOR, entry, state);
  }

  private static String document(String version, String... variables) {
    return ("{'name':'io.example/hello','description':'d','version':'"
            + version
            + "','packages':[{'registryType':'npm','identifier':'x','version':'"
            + version
            + "','transport':{'type':'stdio'},'environmentVariables':["
            + String.join(",", variables)
            + "]}]}")
        .replace('\'', '"');
  }

  private InstallationRecord only() {
    List<InstallationRecord> all = console.installations.installed();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.newFile().toPath(), text);
  }

  private void assertFails(String part, Class<? extends Action> command, Object... words) {
    Exception error = assertThrows(Exception.class, () -> console.run(command, words));
    assertTrue(error.getMessage(), error.getMessage().contains(part));
  }
}
