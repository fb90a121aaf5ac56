package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** Each change is decided, kept and noted, or none of the three. */
public class WholeChangesTest {
  private static final String PASSWORD = "correct horse battery";

  private final TestingManagement testing = new TestingManagement();

  @Before
  public void people() {
    testing.user("root", "admin");
    testing.user("alice");
    testing.management.password(OPERATOR, "alice", null, PASSWORD.toCharArray());
    testing.team("blue", "alice");
  }

  @Test
  public void whatCannotBeNotedDoesNotHappen() {
    int kept = testing.events().size();
    OwnerRef blue = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
    TokenRequest request = new TokenRequest(blue, "ci", Set.of("tool:use"), null, null);
    testing.management.mint(OPERATOR, request);
    String id = testing.tokens.all().get(0).value().id();
    testing.audit.there(false);
    List<ThrowingRunnable> changes =
        List.of(
            () -> testing.user("bob"),
            () -> testing.team("red"),
            () ->
                testing
                    .management
                    .roles()
                    .create(OPERATOR, new RoleRecord("r", Set.of("tool:use"))),
            () -> testing.management.users().delete(OPERATOR, "alice", 2),
            () -> testing.management.teams().delete(OPERATOR, "blue", 1),
            () -> testing.management.mint(OPERATOR, request),
            () -> testing.management.rotate(OPERATOR, id, 1),
            () -> testing.management.signIn("alice", PASSWORD.toCharArray(), "192.0.2.1", null),
            () ->
                testing.management.password(
                    OPERATOR, "alice", null, "another password".toCharArray()),
            () -> testing.management.users().delete(testing.as("alice"), "root", 1));
    for (ThrowingRunnable change : changes) {
      assertFails(ErrorCode.STORE_UNAVAILABLE, change);
    }
    testing.audit.there(true);
    assertEquals(kept + 1, testing.events().size());
    assertEquals(2, testing.users.all().size());
    assertEquals(1, testing.teams.all().size());
    assertEquals(List.of(), testing.roles.all());
    assertEquals(1, testing.tokens.all().size());
    assertEquals(1, testing.tokens.all().get(0).version());
    testing.management.signIn("alice", PASSWORD.toCharArray(), "192.0.2.1", null);
  }

  @Test
  public void ofManyWhoChangeOneThingAtOnceNoneLosesWhatAnotherDid() throws Exception {
    List<Callable<Boolean>> editors = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> testing.user("m" + i));
    IntStream.range(0, 8).forEach(i -> editors.add(() -> addMember("m" + i)));
    int refused = 0;
    for (boolean atOnce : run(editors)) {
      refused += atOnce ? 0 : 1;
    }
    TeamRecord team = testing.teams.find("blue").orElseThrow().value();
    assertEquals(9, team.members().size());
    long noted =
        testing.events().stream()
            .filter(event -> event.action().equals("team:update"))
            .filter(event -> event.outcome() == Outcome.DONE)
            .count();
    assertEquals(8, noted);
    assertTrue(refused <= 8);
  }

  @Test
  public void ofManyWhoChangeWhateverIsThereAllDoAndNoneIsNotedAsFailed() throws Exception {
    List<Callable<Long>> editors = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> testing.user("m" + i));
    IntStream.range(0, 8)
        .forEach(
            i ->
                editors.add(
                    () ->
                        testing
                            .management
                            .teams()
                            .update(OPERATOR, "blue", there -> with("m" + i, there))
                            .version()));
    assertEquals(Set.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), Set.copyOf(run(editors)));
    assertEquals(9, testing.teams.find("blue").orElseThrow().value().members().size());
    assertEquals(List.of(), failures());
  }

  @Test
  public void whateverIsThereIsReplacedAndRemoved() {
    OwnerRef blue = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
    testing.management.mint(OPERATOR, new TokenRequest(blue, "ci", Set.of("tool:use"), null, null));
    String id = testing.tokens.all().get(0).value().id();
    testing.management.rotate(OPERATOR, id);
    assertEquals(3, testing.management.rotate(OPERATOR, id).token().version());
    testing.management.tokens().delete(OPERATOR, id);
    testing.management.teams().delete(OPERATOR, "blue");
    assertEquals(List.of(), testing.tokens.all());
    assertEquals(List.of(), testing.teams.all());
    assertEquals(List.of(), failures());
  }

  @Test
  public void aChangeIsShownWhatItsActorMayReadAndNothingElse() {
    testing.user("bob");
    Actor bob = testing.as("bob");
    String token =
        testing
            .management
            .signIn("alice", PASSWORD.toCharArray(), "192.0.2.1", null)
            .token()
            .value()
            .id();
    assertFails(
        ErrorCode.NOT_FOUND,
        () -> testing.management.tokens().update(bob, token, there -> unseen()));
    UserRecord given =
        testing.management.users().update(OPERATOR, "alice", Versioned::value).value();
    testing
        .management
        .users()
        .update(
            OPERATOR,
            "alice",
            there -> {
              assertEquals(given, there.value());
              assertNull(there.value().passwordHash());
              return there.value();
            });
    testing.management.signIn("alice", PASSWORD.toCharArray(), "192.0.2.1", null);
  }

  @Test
  public void twoAdminsWhoRemoveEachOtherDoNotBothGo() throws Exception {
    for (String admin : List.of("one", "two")) {
      testing.user(admin, "admin");
      testing.management.password(OPERATOR, admin, null, PASSWORD.toCharArray());
    }
    Actor one = testing.as("one");
    Actor two = testing.as("two");
    List<Boolean> done = run(List.of(() -> removed(one, "two"), () -> removed(two, "one")));
    assertEquals(1, done.stream().filter(each -> each).count());
  }

  private List<AuditEvent> failures() {
    return testing.events().stream().filter(event -> event.outcome() == Outcome.FAILED).toList();
  }

  private static <T> T unseen() {
    throw new AssertionError("This must not be seen.");
  }

  private static TeamRecord with(String user, Versioned<TeamRecord> seen) {
    Map<String, Membership> members = new HashMap<>(seen.value().members());
    members.put(user, Membership.MEMBER);
    return new TeamRecord("blue", "blue", null, members, null);
  }

  /** Whether it worked without beginning again. */
  private boolean addMember(String user) {
    boolean first = true;
    while (true) {
      Versioned<TeamRecord> seen = testing.management.teams().get(OPERATOR, "blue");
      try {
        testing.management.teams().update(OPERATOR, with(user, seen), seen.version());
        return first;
      } catch (SeraiException e) {
        assertEquals(ErrorCode.CHANGED_MEANWHILE, e.code());
        first = false;
      }
    }
  }

  private boolean removed(Actor by, String user) {
    try {
      testing.management.users().delete(by, user, 2);
      return true;
    } catch (SeraiException e) {
      assertEquals(ErrorCode.IN_USE, e.code());
      return false;
    }
  }

  private static <T> List<T> run(List<Callable<T>> all) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    try {
      List<T> found = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(all)) {
        found.add(each.get());
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }
}
