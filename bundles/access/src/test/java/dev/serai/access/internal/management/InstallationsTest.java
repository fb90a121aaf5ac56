package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.store.CredentialRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.OwnerRef;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;

/** What is installed leaves with its owner. */
public class InstallationsTest {
  private static final OwnerRef ALICE = new OwnerRef(OwnerRef.Kind.USER, "alice");
  private static final OwnerRef BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");

  private final TestingManagement testing = new TestingManagement();

  @Before
  public void people() {
    testing.user("root", "admin");
    testing.user("alice");
    testing.team("blue", "alice");
    install("of-alice", ALICE);
    install("of-blue", BLUE);
    install("of-all", OwnerRef.ORGANIZATION);
  }

  @Test
  public void withAPersonOrTeamGoesWhatIsInstalledForThemAndItsSecrets() {
    testing.management.users().delete(OPERATOR, "alice");
    assertEquals(List.of("of-all", "of-blue"), installed());
    assertEquals(List.of("of-all", "of-blue"), sealed());
    testing.management.teams().delete(OPERATOR, "blue");
    assertEquals(List.of("of-all"), installed());
    assertEquals(List.of("of-all"), sealed());
  }

  @Test
  public void whereThePersonStaysItStaysToo() {
    testing.audit.there(false);
    assertThrows(
        RuntimeException.class, () -> testing.management.users().delete(OPERATOR, "alice"));
    assertEquals(List.of("of-alice", "of-all", "of-blue"), installed());
    assertEquals(List.of("of-alice", "of-all", "of-blue"), sealed());
  }

  @Test
  public void withAPersonOrTeamGoesWhatTheyAskForAndWhatIsAskedForThem() {
    ask("by-alice", "user:alice", OwnerRef.ORGANIZATION);
    ask("for-blue", "user:root", BLUE);
    ask("other", "user:root", OwnerRef.ORGANIZATION);
    testing.management.users().delete(OPERATOR, "alice");
    assertEquals(List.of("for-blue", "other"), asked());
    testing.management.teams().delete(OPERATOR, "blue");
    assertEquals(List.of("other"), asked());
  }

  private void ask(String id, String by, OwnerRef owner) {
    testing.requests.create(
        new InstallationRequestRecord(
            id,
            "io.example/server",
            "server",
            null,
            owner,
            by,
            "We need it.",
            InstallationRequestRecord.State.PENDING,
            null,
            null,
            null));
  }

  private List<String> asked() {
    return testing.requests.all().stream().map(each -> each.value().id()).toList();
  }

  private void install(String id, OwnerRef owner) {
    testing.installations.create(
        new InstallationRecord(
            id,
            "io.example/server",
            "server",
            "1.0.0",
            owner,
            "default",
            Map.of(),
            Map.of("TOKEN", "local:" + id),
            true));
    testing.credentials.create(
        new CredentialRecord(id, owner, "local", id, CredentialRecord.State.VALID, null, Map.of()));
  }

  private List<String> installed() {
    return testing.installations.all().stream().map(each -> each.value().id()).sorted().toList();
  }

  private List<String> sealed() {
    return testing.credentials.all().stream().map(each -> each.value().id()).sorted().toList();
  }
}
