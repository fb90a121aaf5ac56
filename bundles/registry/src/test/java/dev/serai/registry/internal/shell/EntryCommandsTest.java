package dev.serai.registry.internal.shell;

import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.document;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.fetch.TestingSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EntryCommandsTest {
  private static final String NAME = "io.example/hello";

  @Rule public final TestingSite site = new TestingSite();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final TestingConsole console = new TestingConsole();

  @Test
  public void anEntryIsAddedForEverybodyAndMayBeUsedAtOnce() throws Exception {
    String said = console.run(EntryAdd.class, file(document(NAME, "1.0.0")));
    EntryRecord made = only();
    assertEquals("Added hello@1.0.0 (" + made.id() + "); it is active.\n", said);
    assertEquals(OwnerRef.ORGANIZATION, made.scope());
    assertEquals("file:server.json", made.origin());
  }

  @Test
  public void anEntryIsAddedAsItIsWanted() throws Exception {
    console.run(
        EntryAdd.class,
        "--owner",
        "team:Blue",
        "--alias",
        "hi",
        "--draft",
        "--note",
        "n",
        file(document(NAME, "1.0.0")));
    EntryRecord made = only();
    assertEquals(BLUE, made.scope());
    assertEquals("hi", made.alias());
    assertEquals(State.DRAFT, made.state());
    assertEquals("n", made.note());
  }

  @Test
  public void aFileThatIsNoDocumentIsRefusedWithWhatToDo() throws Exception {
    assertFails("serai:entry-import", EntryAdd.class, file("{'mcpServers':{'a':{}}}"));
    assertFails("/name: Is required: add it.", EntryAdd.class, file("{}"));
    assertFails("There is no file", EntryAdd.class, folder.getRoot() + "/none.json");
    assertFails("larger than 1 MiB", EntryAdd.class, file(" ".repeat(1 << 20) + " {}"));
    Path latin = folder.newFile().toPath();
    Files.write(latin, new byte[] {'{', (byte) 0xe4, '}'});
    assertFails("Is no UTF-8 text", EntryAdd.class, latin.toString());
    assertEquals(List.of(), console.testing.store.all());
  }

  @Test
  public void anEntryIsTriedWithWhatItAsksFor() throws Exception {
    String asking =
        document(NAME, "1.0.0")
            .replace(
                "\"streamable-http\",",
                "\"streamable-http\", \"headers\": [{\"name\": \"X-Token\","
                    + " \"isSecret\": true, \"isRequired\": true}, {\"name\": \"X-Zone\"}],");
    console.testing.add(EDITOR, asking, OwnerRef.ORGANIZATION, State.PENDING);
    assertFails("is a secret", EntryTry.class, "--set", "X-Token=s3cret", "hello");
    console.typed.add("s3cret");
    String said = console.run(EntryTry.class, "--set", "X-Zone=utc", "hello@1.0.0");
    assertEquals(List.of("hello [X-Token, X-Zone]"), console.testing.trials.run);
    assertEquals(List.of("X-Token: *"), console.asked);
    assertFalse(said, said.contains("s3cret"));
    assertTrue(said, said.contains("not known: serai:entry-try"));
    assertTrue(console.run(EntryShow.class, "hello").contains("not known: serai:entry-try"));
  }

  @Test
  public void entriesAreListedByTheirNewestVersions() throws Exception {
    add(NAME, "1.0.0", State.ACTIVE);
    add(NAME, "1.10.0", State.DRAFT);
    add("io.example/other", "2.0.0", State.ACTIVE);
    List<String> all = lines(EntryList.class);
    assertEquals(2, all.size());
    assertEquals(
        List.of(NAME, "1.10.0", "hello", "draft", "organization", "api", "Greeter"),
        List.of(all.get(0).split("\\s+")));
    assertEquals(3, lines(EntryList.class, "--all-versions").size());
    assertEquals(1, lines(EntryList.class, "--search", "OTHER").size());
    assertEquals(2, lines(EntryList.class, "--state", "active").size());
    assertTrue(lines(EntryList.class, "--state", "active").get(0).contains("1.0.0"));
    assertFails("draft, pending, active", EntryList.class, "--state", "new");
    assertTrue(console.run(EntryList.class).contains("Title"));
    assertTrue(console.run(EntryList.class, "--search", "nothing").contains("entry-import"));
  }

  @Test
  public void ownersAreToldByTheirNames() throws Exception {
    add(NAME, "1.0.0", State.PENDING, OF_MIA);
    console.run(EntryAdd.class, "--owner", "team:blue", file(document("io.example/b", "1.0.0")));
    String all = console.run(EntryList.class, "--no-format");
    assertTrue(all, all.contains("user:Mia") && all.contains("team:Blue"));
  }

  @Test
  public void anEntryIsShownWithItsDocument() throws Exception {
    EntryRecord made = add(NAME, "1.0.0", State.ACTIVE);
    for (String word : List.of("hello", "hello@1.0.0", NAME, NAME + "@1.0.0", made.id())) {
      String shown = console.run(EntryShow.class, "--no-format", word);
      assertTrue(shown, shown.contains(made.id()));
      assertTrue(shown, shown.contains("\n  \"title\" : \"Greeter\""));
    }
    add(NAME, "2.0.0", State.DRAFT);
    assertTrue(console.run(EntryShow.class, "hello").contains("2.0.0"));
    assertTrue(console.run(EntryShow.class, "hello@1.0.0").contains("1.0.0"));
    assertFails("There is no entry hello@3; serai:entry-list", EntryShow.class, "hello@3");
  }

  @Test
  public void whoeverApprovesSeesWhatItMayRunAndReach() throws Exception {
    console.run(
        EntryAdd.class,
        "--draft",
        file(
            "{'name':'org.example/hello','description':'d','version':'1.0.0','packages':[{"
                + "'registryType':'npm','identifier':'@acme/files','version':'1.2.0','transport':"
                + "{'type':'stdio'},'packageArguments':[{'type':'positional','valueHint':'folder'}],"
                + "'environmentVariables':[{'name':'ACME_TOKEN','isSecret':true,'isRequired':true},"
                + "{'name':'MODE','value':'fast'}]}],'remotes':[{'type':'streamable-http',"
                + "'url':'https://mcp.acme.example/mcp'}]}"));
    String shown = console.run(EntryShow.class, "--no-format", "hello");
    for (String told :
        List.of(
            "package @acme/files 1.2.0",
            "npx -y @acme/files@1.2.0 {folder}",
            "ACME_TOKEN (secret, required), MODE=fast",
            "mcp.acme.example",
            "no rule: The package @acme/files is trusted by no rule.")) {
      assertTrue(told + " in " + shown, shown.contains(told));
    }
  }

  @Test
  public void aNameOfSeveralIsRefusedWithAllOfThem() throws Exception {
    EntryRecord one = add(NAME, "1.0.0", State.ACTIVE);
    console.run(EntryAdd.class, "--owner", "team:Blue", file(document(NAME, "1.0.0")));
    CommandFailure error =
        assertThrows(CommandFailure.class, () -> console.run(EntryShow.class, NAME));
    assertTrue(error.getMessage(), error.getMessage().contains(one.id() + " (hello@1.0.0)"));
    assertTrue(error.getMessage(), error.getMessage().contains("(hello-2@1.0.0)"));
    assertTrue(console.run(EntryShow.class, "hello-2").contains("team:Blue"));
  }

  @Test
  public void anEntryGoesItsWay() throws Exception {
    console.run(EntryAdd.class, "--draft", file(document(NAME, "1.0.0")));
    assertEquals("hello@1.0.0 is pending now.\n", console.run(EntrySubmit.class, "hello"));
    assertEquals(
        "hello@1.0.0 is draft now.\n", console.run(EntryReject.class, "--note", "no", "hello"));
    assertEquals("no", only().note());
    console.run(EntrySubmit.class, "hello");
    assertEquals("hello@1.0.0 is active now.\n", console.run(EntryApprove.class, "hello"));
    assertEquals("no", only().note());
    console.run(EntryDeprecate.class, "--note", "take another", "hello");
    assertEquals("take another", only().note());
    assertEquals("hello@1.0.0 is active now.\n", console.run(EntryRestore.class, "hello"));
    assertTrue(console.run(EntryDelete.class, "hello").contains("serai:entry-restore"));
    assertEquals(State.DELETED, only().state());
    console.run(EntryRestore.class, "hello");
    assertEquals(State.ACTIVE, only().state());
  }

  @Test
  public void whatIsNotWhereTheCommandBeginsIsRefused() throws Exception {
    add(NAME, "1.0.0", State.ACTIVE);
    for (Class<? extends Action> command :
        List.of(EntrySubmit.class, EntryApprove.class, EntryRestore.class)) {
      assertFails("hello@1.0.0 is active, and this is for", command, "hello");
    }
    assertFails("pending", EntryReject.class, "--note", "n", "hello");
    console.run(EntryDeprecate.class, "hello");
    assertFails("for entries that are active.", EntryDeprecate.class, "hello");
    assertThrows(Exception.class, () -> console.run(EntryReject.class, "hello"));
  }

  @Test
  public void whatAPersonHandsInIsGivenToEverybody() throws Exception {
    add(NAME, "1.0.0", State.PENDING, OF_MIA);
    console.run(EntryApprove.class, "--owner", "organization", "--note", "good", "hello");
    assertEquals(OwnerRef.ORGANIZATION, only().scope());
    assertEquals("good", only().note());
    add("io.example/other", "1.0.0", State.DRAFT);
    assertFails("An owner is", EntryApprove.class, "--owner", "mia", "other");
  }

  @Test
  public void aDraftIsRemoved() throws Exception {
    add(NAME, "1.0.0", State.DRAFT);
    assertEquals("Removed hello@1.0.0.\n", console.run(EntryDelete.class, "hello"));
    assertEquals(List.of(), console.testing.store.all());
  }

  @Test
  public void aDocumentIsExportedAndComesBackTheSame() throws Exception {
    EntryRecord made = add(NAME, "1.0.0", State.ACTIVE);
    ObjectMapper json = new ObjectMapper();
    assertEquals(
        json.readTree(made.document()), json.readTree(console.run(EntryExport.class, "hello")));
    Path file = folder.getRoot().toPath().resolve("out.json");
    assertEquals("Wrote hello@1.0.0.\n", console.run(EntryExport.class, "hello", file.toString()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFails("There is a file of that name", EntryExport.class, "hello", file.toString());
    assertTrue(console.run(EntryImport.class, file.toString()).contains("is there already"));
  }

  @Test
  public void secretsAreNotShown() throws Exception {
    console.run(
        EntryAdd.class,
        file(
            "{'name':'io.example/hello','description':'d \\u009b\\u202e','version':'1.0.0','packages':"
                + "[{'registryType':'npm','identifier':'a','version':'1.0.0','transport':{'type':"
                + "'stdio'},'environmentVariables':[{'name':'API_KEY','value':'s3cr3t1'},{'name':"
                + "'A','default':'s3cr3t2','isSecret':true},{'name':'B','value':'Bearer {K}',"
                + "'isSecret':true},{'name':'C','value':'plain'}]}],'_meta':{'dev.serai/options':"
                + "{'env':{'MY_TOKEN':'s3cr3t3','D':'ghp_s3cr3t0123456789'},'args':['--password',"
                + "'s3cr3t4','x']}}}"));
    for (Class<? extends Action> command : List.of(EntryShow.class, EntryExport.class)) {
      String shown = console.run(command, "hello");
      assertFalse(shown, shown.contains("s3cr3t"));
      for (String kept : List.of("Bearer {K}", "plain", "--password", "\"x\"", "\\u009b\\u202e")) {
        assertTrue(kept + " in " + shown, shown.contains(kept));
      }
    }
    Path file = folder.getRoot().toPath().resolve("out.json");
    console.run(EntryExport.class, "hello", file.toString());
    assertTrue(console.run(EntryImport.class, file.toString()).contains("is there already"));
  }

  @Test
  public void aClientsFileIsImported() throws Exception {
    String file =
        file(
            "{'mcpServers':{'One':{'command':'npx','args':['one'],'env':{'API_KEY':'s3cr3t'}},"
                + "'Two':{'url':'https://mcp.example.com/mcp'}}}");
    String dry = console.run(EntryImport.class, "--dry-run", file);
    assertTrue(dry, dry.contains("Two: would be two@1.0.0, active."));
    assertEquals(List.of(), console.testing.store.all());
    String said = console.run(EntryImport.class, "--draft", "--owner", "team:Blue", file);
    assertTrue(said, said.contains("One: is one@1.0.0 ("));
    assertTrue(said, said.contains("\n  The value of the variable API_KEY was taken out"));
    assertFalse(said, said.contains("s3cr3t"));
    for (Versioned<EntryRecord> each : console.testing.store.all()) {
      assertEquals(State.DRAFT, each.value().state());
      assertEquals(BLUE, each.value().scope());
    }
    said = console.run(EntryImport.class, "--owner", "team:Blue", file);
    assertTrue(said, said.contains("Two: is there already as two@1.0.0, draft."));
  }

  @Test
  public void aFileBehindAUrlIsImported() throws Exception {
    site.document("/server.json", document(NAME, "1.0.0"));
    String said = console.run(EntryImport.class, site.url("/server.json?key=s3cr3t"));
    assertTrue(said, said.contains("hello@1.0.0") && said.contains("active"));
    assertEquals("url:" + site.url("/server.json"), only().origin());
    assertFails("INVALID_VALUE: url is no URL", EntryImport.class, "HTTPS://a b");
    assertFails("fetch-hosts", EntryImport.class, "http://10.0.0.1/server.json");
  }

  @Test
  public void whatIsRefusedIsToldWithItsPlaceAndTheCommandFails() throws Exception {
    String file = file("{'mcpServers':{'a':{'command':''},'b':{'command':'npx','args':['b']}}}");
    assertFails("1 of 2 servers refused", EntryImport.class, file);
    String said = console.printed();
    assertTrue(said, said.contains("a: refused (INVALID_ENTRY).\n  /mcpServers/a/command: "));
    assertTrue(said, said.contains("b: is b@1.0.0"));
    assertFails("INVALID_ENTRY: The document: Holds no server", EntryImport.class, file("{'a':1}"));
  }

  @Test
  public void namesAreCompleted() throws Exception {
    add(NAME, "1.0.0", State.ACTIVE);
    add(NAME, "2.0.0", State.ACTIVE);
    Desk desk =
        new Desk(
            console.testing.catalog,
            console.installations.catalog,
            console.people.management(),
            EDITOR);
    assertEquals(List.of("hello", "hello@2.0.0", "hello@1.0.0"), new EntryCompleter().names(desk));
    assertEquals(
        List.of("organization", "team:Blue", "user:Mia"), new OwnerCompleter().names(desk));
  }

  private void assertFails(String reason, Class<? extends Action> command, Object... words) {
    CommandFailure error =
        assertThrows(reason, CommandFailure.class, () -> console.run(command, words));
    assertTrue(error.getMessage(), error.getMessage().contains(reason));
    assertFalse(error.getMessage(), error.getMessage().contains("\n"));
  }

  private EntryRecord add(String name, String version, State state) {
    return add(name, version, state, OwnerRef.ORGANIZATION);
  }

  private EntryRecord add(String name, String version, State state, OwnerRef owner) {
    return console
        .testing
        .add(owner.equals(OF_MIA) ? MIA : EDITOR, document(name, version), owner, state)
        .value();
  }

  private EntryRecord only() {
    List<Versioned<EntryRecord>> all = console.testing.store.all();
    assertEquals(1, all.size());
    return all.get(0).value();
  }

  private List<String> lines(Class<? extends Action> command, Object... words) throws Exception {
    Object[] all = new Object[words.length + 1];
    System.arraycopy(words, 0, all, 1, words.length);
    all[0] = "--no-format";
    return console.run(command, all).lines().map(String::strip).toList();
  }

  private String file(String text) throws IOException {
    Path file = folder.newFolder().toPath().resolve("server.json");
    Files.writeString(file, text.replace('\'', '"'));
    return file.toString();
  }
}
