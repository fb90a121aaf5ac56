package dev.serai.registry.internal.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.upstream.TestingRegistry;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class RegistryCommandsTest {
  private static final String HELLO = "io.example/hello";

  @Rule public final TestingRegistry there = new TestingRegistry();

  private final TestingConsole console = new TestingConsole();

  @Before
  public void add() throws Exception {
    there.publish(HELLO, "1.0.0");
    there.publish(HELLO, "1.1.0");
    console.run(RegistryAdd.class, "public", there.url());
  }

  @Test
  public void serversAreFoundAndPicked() throws Exception {
    String found = console.run(RegistrySearch.class, "--no-format", "public", "hello");
    assertTrue(found, found.contains(HELLO) && found.contains("1.1.0"));
    assertTrue(console.run(RegistrySearch.class, "public", "x/y").contains("No such servers"));
    String picked = console.run(RegistryPick.class, "public", HELLO + "@1.0.0");
    assertTrue(picked, picked.contains("is hello@1.0.0 (") && picked.contains("active."));
    console.run(RegistryPick.class, "--draft", "--owner", "team:Blue", "public", HELLO);
    List<EntryRecord> made =
        console.testing.store.all().stream().map(each -> each.value()).toList();
    assertEquals(2, made.size());
    assertTrue(made.stream().anyMatch(entry -> entry.state() == State.DRAFT));
    assertTrue(made.stream().allMatch(entry -> entry.origin().equals("registry:public")));
  }

  @Test
  public void registriesAreListedWithWhatTheyLack() throws Exception {
    String listed = console.run(RegistryList.class, "--no-format");
    assertTrue(listed, listed.contains("public") && listed.contains("yes"));
    console.run(RegistryPick.class, "public", HELLO);
    assertTrue(console.run(RegistryAsk.class, "public").contains("has answered"));
    console.run(RegistryFollow.class, "--off", "public");
    assertTrue(console.run(RegistryList.class).contains(" no "));
    console.run(RegistryRemove.class, "public");
    assertTrue(console.run(RegistryList.class).contains("serai:registry-add"));
    assertEquals(1, console.testing.store.all().size());
  }

  @Test
  public void whatFailsIsOneLineWithWhatToDo() throws Exception {
    assertFails("ALREADY_EXISTS: name public", RegistryAdd.class, "public", there.url());
    assertFails("INVALID_VALUE: url must be", RegistryAdd.class, "other", "here");
    assertFails("NOT_FOUND", RegistrySearch.class, "none");
    assertFails("FETCH_FAILED", RegistryPick.class, "public", "io.example/none");
    console.run(RegistryAdd.class, "--no-follow", "private", "https://10.0.0.1");
    assertFails("fetch-hosts", RegistrySearch.class, "private");
  }

  private void assertFails(String reason, Class<? extends Action> command, Object... words) {
    CommandFailure error = assertThrows(CommandFailure.class, () -> console.run(command, words));
    assertTrue(error.getMessage(), error.getMessage().contains(reason));
  }
}
