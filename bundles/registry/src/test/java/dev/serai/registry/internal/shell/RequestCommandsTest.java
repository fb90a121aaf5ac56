package dev.serai.registry.internal.shell;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.TestingCatalog;
import java.nio.file.Files;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RequestCommandsTest {
  private static final String HELLO = "io.example/hello";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final TestingConsole console = new TestingConsole();

  @Test
  public void anInstallationIsAskedForAndListed() throws Exception {
    publish("1.0.0");
    publish("2.0.0");
    String empty = console.run(RequestList.class);
    assertTrue(empty, empty.contains("Nobody asks."));
    String said = console.run(RequestAsk.class, "hello", "We plan releases with it.");
    InstallationRequestRecord request = only();
    assertEquals("Asked for hello as " + request.id() + "; it waits for a decision.\n", said);
    assertEquals(ORGANIZATION, request.owner());
    assertEquals(null, request.entryVersion());
    String list = console.run(RequestList.class, "--no-format");
    for (String part : List.of(request.id(), "pending", "hello", "organization", "We plan")) {
      assertTrue(list, list.contains(part));
    }
    assertFails("ALREADY_EXISTS", RequestAsk.class, "hello@1.0.0", "Again.");
    console.run(RequestWithdraw.class, request.id());
    console.run(RequestAsk.class, "hello@1.0.0", "That one.");
    assertEquals("1.0.0", pending().entryVersion());
    assertTrue(console.run(RequestList.class, "--state", "withdrawn").contains("We plan"));
    assertFalse(console.run(RequestList.class, "--state", "pending").contains("We plan"));
    assertFails("A state is one of pending, granted", RequestList.class, "--state", "new");
    assertFails("There is no entry bye", RequestAsk.class, "bye", "x");
  }

  @Test
  public void aTeamIsAskedForByItsNameAndSoIsWhoAsked() throws Exception {
    EntryRecord entry = console.testing.publish(TEA, "io.example/blue", "1.0.0", BLUE).value();
    ask(MIA, entry);
    String list = console.run(RequestList.class);
    assertTrue(list, list.contains("team:Blue") && list.contains("user:Mia"));
    assertFails("install themselves", RequestAsk.class, "--owner", "user:Mia", "blue", "x");
  }

  @Test
  public void grantingAsksForWhatIsMissingAndTellsTheNote() throws Exception {
    String document =
        TestingCatalog.document(HELLO, "1.0.0")
            .replace(
                "\"url\"",
                "\"headers\": [{\"name\": \"TOKEN\", \"isRequired\": true, \"isSecret\": true},"
                    + " {\"name\": \"ZONE\"}], \"url\"");
    EntryRecord entry =
        console.testing.add(EDITOR, document, ORGANIZATION, EntryRecord.State.ACTIVE).value();
    String id = ask(MIA, entry).id();
    assertEquals(List.of("ZONE="), completed(new SettingCompleter(), id));
    assertEquals(List.of("TOKEN="), completed(new SecretFileCompleter(), id));
    assertEquals(List.of(id), completed(new RequestCompleter()));
    String told = console.run(RequestGrant.class, "--dry-run", id);
    assertTrue(told, told.contains("needs input first") && told.contains("TOKEN"));
    assertTrue(told, told.endsWith("Nothing was changed.\n"));
    assertFails("TOKEN (--secret-file TOKEN=FILE)", RequestGrant.class, id);
    assertFails("TOKEN is a secret", RequestGrant.class, "--set", "TOKEN=s3cret", id);
    assertEquals(State.PENDING, only().state());
    console.typed.add("s3cret");
    console.asked.clear();
    String said =
        console.run(
            RequestGrant.class, "--set", "ZONE=cet", "--note", "Have fun.", "--name", "fun", id);
    assertEquals(List.of("TOKEN: *"), console.asked);
    InstallationRecord made = console.installations.installed().get(0);
    assertEquals(
        "Granted: installed hello-fun (io.example/hello 1.0.0, " + made.id() + ").\n", said);
    assertEquals("Have fun.", only().note());
    assertEquals(List.of(), completed(new RequestCompleter()));
    assertFails("The request is granted already.", RequestGrant.class, id);
  }

  @Test
  public void aSecretMayComeFromAFile() throws Exception {
    String document =
        TestingCatalog.document(HELLO, "1.0.0")
            .replace(
                "\"url\"",
                "\"headers\": [{\"name\": \"TOKEN\", \"isRequired\": true, \"isSecret\": true}],"
                    + " \"url\"");
    EntryRecord entry =
        console.testing.add(EDITOR, document, ORGANIZATION, EntryRecord.State.ACTIVE).value();
    String id = ask(MIA, entry).id();
    String file = Files.writeString(folder.newFile().toPath(), "s3cret\n").toString();
    console.run(RequestGrant.class, "--secret-file", "TOKEN=" + file, id);
    assertEquals(1, console.installations.installed().get(0).credentials().size());
  }

  @Test
  public void refusingSaysWhyAndOthersRequestsAreNotWithdrawn() throws Exception {
    String id = ask(MIA, publish("1.0.0")).id();
    assertFails("refuse it instead", RequestWithdraw.class, id);
    String said = console.run(RequestRefuse.class, id, "Too dear.");
    assertEquals("Refused hello; whoever asked sees why.\n", said);
    String list = console.run(RequestList.class);
    assertTrue(list, list.contains("refused") && list.contains("Too dear."));
    assertFails("state is REFUSED", RequestRefuse.class, id, "Again.");
    assertFails("NOT_FOUND: There is no such request.", RequestRefuse.class, "none", "x");
  }

  @Test
  public void whatWaitsForAnEntryThatIsGoneSaysSo() throws Exception {
    EntryRecord entry = publish("1.0.0");
    String id = ask(MIA, entry).id();
    console.run(EntryDelete.class, "hello");
    String list = console.run(RequestList.class);
    assertTrue(list, list.contains("The entry is DELETED"));
    assertFails("The entry is DELETED", RequestGrant.class, id);
  }

  private EntryRecord publish(String version) {
    return console.testing.publish(EDITOR, HELLO, version, ORGANIZATION).value();
  }

  private InstallationRequestRecord ask(Actor who, EntryRecord entry) {
    return console
        .requests
        .ask(who, new NewInstallationRequest(entry.id(), null, entry.scope(), "We need it."))
        .value();
  }

  private InstallationRequestRecord only() {
    List<Versioned<InstallationRequestRecord>> all = console.installations.requests.all();
    assertEquals(1, all.size());
    return all.get(0).value();
  }

  private InstallationRequestRecord pending() {
    return console.installations.requests.inState(State.PENDING).get(0).value();
  }

  private List<String> completed(DeskCompleter completer, String... typed) throws Exception {
    console.inject(completer);
    return completer.names(console.desk(), List.of(typed));
  }

  private void assertFails(String part, Class<? extends Action> command, Object... words) {
    Exception error = assertThrows(Exception.class, () -> console.run(command, words));
    assertTrue(error.getMessage(), error.getMessage().contains(part));
  }
}
