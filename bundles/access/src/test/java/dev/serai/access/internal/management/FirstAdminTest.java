package dev.serai.access.internal.management;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.NewToken;
import dev.serai.core.access.Permissions;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.UserStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FirstAdminTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final TestingManagement testing = new TestingManagement();

  @Test
  public void whereNobodyIsAnAdminIsMadeWithAPasswordForOnce() throws IOException {
    FirstAdmin first = first("a");
    ready(first);
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a"))));
    assertEquals(1, testing.users.all().size());
    AuditEvent event = testing.lastEvent();
    assertEquals("user:create", event.action());
    assertFalse(event.details().toString(), event.details().toString().contains("argon2"));
    assertFalse(event.details().toString().contains(password("a")));

    NewToken session =
        testing.management.signIn("admin", password("a").toCharArray(), "192.0.2.1", null);
    assertEquals(Permissions.PASSWORD_CHANGE.texts(), session.token().value().permissions());
    String id = session.token().value().owner().id();
    changed(first, id);
    assertTrue("it was not changed yet", Files.exists(file("a")));
    testing.management.password(
        testing.as(id), id, password("a").toCharArray(), "my very own password".toCharArray());
    changed(first, id);
    assertFalse(Files.exists(file("a")));
    assertEquals(
        Set.of(),
        testing
            .management
            .signIn("admin", "my very own password".toCharArray(), "192.0.2.1", null)
            .token()
            .value()
            .permissions());
  }

  @Test
  public void aSecondStartMakesNobodyAndKeepsThePassword() throws IOException {
    ready(first("a"));
    String before = password("a");
    ready(first("a"));
    assertEquals(before, password("a"));
    assertEquals(1, testing.users.all().size());
  }

  @Test
  public void whereSomebodyIsNobodyIsMade() {
    testing.user("alice");
    ready(first("a"));
    assertEquals(1, testing.users.all().size());
    assertFalse(Files.exists(file("a")));
  }

  @Test
  public void ofReplicasThatStartAtOnceOneMakesIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> starts = new ArrayList<>();
      for (String name : List.of("a", "b", "c", "d")) {
        FirstAdmin first = first(name);
        starts.add(threads.submit(() -> ready(first)));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, testing.users.all().size());
    long files =
        List.of("a", "b", "c", "d").stream().filter(name -> Files.exists(file(name))).count();
    assertTrue("each that made none has no file, or the one that did", files >= 1);
    int opened = 0;
    for (String name : List.of("a", "b", "c", "d")) {
      opened += Files.exists(file(name)) && opens(name) ? 1 : 0;
    }
    assertEquals(1, opened);
  }

  @Test
  public void whatCannotBeNotedIsTriedAgain() throws IOException {
    FirstAdmin first = first("a");
    testing.audit.there(false);
    assertThrows(SeraiException.class, () -> ready(first));
    assertEquals(List.of(), testing.users.all());
    testing.audit.there(true);
    ready(first);
    assertTrue(opens("a"));
  }

  private boolean opens(String name) throws IOException {
    testing.clock.move(Duration.ofMinutes(1));
    try {
      testing.management.signIn("admin", password(name).toCharArray(), "192.0.2.1", null);
      return true;
    } catch (SeraiException e) {
      return false;
    }
  }

  private FirstAdmin first(String name) {
    return new FirstAdmin(testing, testing.audit, new OneTimePassword(file(name)));
  }

  private static void ready(FirstAdmin first) {
    first.storeChanged(StoreChange.anything(UserStore.CONCERN));
  }

  private static void changed(FirstAdmin first, String id) {
    first.storeChanged(StoreChange.saved(UserStore.CONCERN, id));
  }

  private String password(String name) throws IOException {
    return Files.readString(file(name)).strip().split(" ")[1];
  }

  private Path file(String name) {
    return folder.getRoot().toPath().resolve(name).resolve("first-password");
  }
}
