package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Principal;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.UserRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.Test;

/** Whatever stands in a field: it is kept as it is or refused by the field's name. */
public class HostileInputTest {
  private static final String SQL =
      "a'; drop table person; -- \" \\ % _ :id <id> \u00e9 \ud83d\ude80";
  private static final String HUGE = "x".repeat(1_048_576);

  private final TestingManagement testing = new TestingManagement();

  @Test
  public void textOfPeopleIsKeptAsItIs() {
    UserRecord user = new UserRecord("u", SQL, SQL, SQL, null, null, Set.of(), List.of(SQL), false);
    assertEquals(user, testing.management.users().create(OPERATOR, user).value());
    TeamRecord team = new TeamRecord("t", SQL, SQL, Map.of(), SQL);
    assertEquals(team, testing.management.teams().create(OPERATOR, team).value());
    RoleRecord role = new RoleRecord(SQL, Set.of("tool:use"));
    assertEquals(role, testing.management.roles().create(OPERATOR, role).value());
    testing.user("alice");
    OwnerRef alice = new OwnerRef(OwnerRef.Kind.USER, "alice");
    assertEquals(
        SQL,
        testing
            .management
            .mint(testing.as("alice"), new TokenRequest(alice, SQL, Set.of(), null, null))
            .token()
            .value()
            .name());
    assertEquals(role, testing.management.roles().get(OPERATOR, SQL).value());
  }

  @Test
  public void hostileTextInAnyFieldIsRefusedByTheFieldsName() {
    for (String text : List.of(HUGE, "\0", "\ud800", "")) {
      refused("name", text, t -> user("u", t, null));
      refused("display", text, t -> user("u", "n", t));
      refused("name", text, t -> team("t", t, null));
      refused("title", text, t -> team("t", "n", t));
      refused("name", text, t -> role(t));
      refused("name", text, t -> gateway(t, null));
      refused("title", text, t -> gateway("g", t));
      refused("gateway", text, t -> binding("b", t));
    }
    for (String text : List.of(HUGE, "\0", "\ud800", "", SQL, "a b", "a".repeat(65))) {
      refused("id", text, t -> user(t, "n", null));
      refused("id", text, t -> team(t, "n", null));
      refused("id", text, t -> binding(t, "default"));
    }
  }

  @Test
  public void keysThatAreNoneFindNothing() {
    for (String text : List.of(HUGE, "\0", "\ud800", "", SQL, "..")) {
      assertFails(ErrorCode.NOT_FOUND, () -> testing.management.users().get(OPERATOR, text));
      assertFails(ErrorCode.NOT_FOUND, () -> testing.management.tokens().delete(OPERATOR, text, 1));
      assertFails(ErrorCode.NOT_FOUND, () -> testing.management.rotate(OPERATOR, text, 1));
      assertFails(
          ErrorCode.NOT_FOUND,
          () ->
              testing.management.password(
                  OPERATOR, text, null, "correct horse battery".toCharArray()));
    }
  }

  @Test
  public void aHostileActorIsNotedWithinTheLimits() {
    Actor actor = new Actor(Principal.operator(HUGE + "\0"), "\0" + HUGE, HUGE);
    testing.management.roles().create(actor, new RoleRecord("r", Set.of("tool:use")));
    assertEquals(200, testing.lastEvent().principal().length());
  }

  private void refused(String field, String text, Consumer<String> attempt) {
    int kept = testing.auditStore.read(0, 1_000).size();
    SeraiException error = assertFails(ErrorCode.INVALID_VALUE, () -> attempt.accept(text));
    assertTrue(error.getMessage(), error.getMessage().startsWith(field));
    assertTrue(error.getMessage().length() < 300);
    assertTrue(testing.auditStore.read(0, 1_000).size() <= kept + 1);
  }

  private void user(String id, String name, String display) {
    testing
        .management
        .users()
        .create(
            OPERATOR,
            new UserRecord(id, name, display, null, null, null, Set.of(), List.of(), false));
  }

  private void team(String id, String name, String title) {
    testing.management.teams().create(OPERATOR, new TeamRecord(id, name, title, Map.of(), null));
  }

  private void role(String name) {
    testing.management.roles().create(OPERATOR, new RoleRecord(name, Set.of("tool:use")));
  }

  private void gateway(String name, String title) {
    testing
        .management
        .gateways()
        .create(
            OPERATOR,
            new GatewayRecord(
                name, title, Set.of(OwnerRef.ORGANIZATION), GatewayRecord.Exposure.FULL, false));
  }

  private void binding(String id, String gateway) {
    testing
        .management
        .bindings()
        .create(
            OPERATOR,
            new BindingRecord(
                id,
                gateway,
                "io.example/server",
                List.of("*"),
                BindingRecord.Mode.CALL_TIME,
                null));
  }
}
