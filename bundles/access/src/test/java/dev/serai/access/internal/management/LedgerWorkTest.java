package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

/** What other bundles keep is decided and noted as what is kept here. */
public class LedgerWorkTest {
  private static final Resource ENTRY =
      Resource.of(ResourceKind.ENTRY, "e-1", OwnerRef.ORGANIZATION);
  private static final Resource OF_ROOT =
      Resource.of(ResourceKind.ENTRY, "e-2", new OwnerRef(OwnerRef.Kind.USER, "root"));
  private static final RoleRecord ROLE = new RoleRecord("r", Set.of("tool:use"));

  private final TestingManagement testing = new TestingManagement();
  private Actor alice;

  @Before
  public void people() {
    testing.user("alice");
    alice = testing.as("alice");
  }

  @Test
  public void aChangeIsKeptAndNoted() {
    assertEquals("made", create(OPERATOR, ENTRY));

    AuditEvent event = testing.lastEvent();
    assertEquals("thing:made", event.target());
    assertEquals(Outcome.DONE, event.outcome());
    assertEquals("{\"name\":\"r\",\"permissions\":[\"tool:use\"]}", event.details().get("after"));
    assertTrue(testing.roles.find("r").isPresent());
  }

  @Test
  public void whoMayNotIsToldSoAndItIsNoted() {
    assertFails(ErrorCode.FORBIDDEN, () -> change(alice, Verb.APPROVE, ENTRY));
    assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    assertEquals("thing:new", testing.lastEvent().target());
    assertTrue(
        testing.lastEvent().details().get("reason"),
        testing.lastEvent().details().get("reason").contains("approve"));
  }

  @Test
  public void whatSomebodyMayNotSeeIsNotThere() {
    assertFails(ErrorCode.NOT_FOUND, () -> change(alice, Verb.UPDATE, OF_ROOT));
    assertFails(
        ErrorCode.NOT_FOUND,
        () ->
            testing.work.read(
                alice,
                "thing:read",
                "thing:e-2",
                desk -> {
                  desk.require(Verb.READ, OF_ROOT);
                  return null;
                }));
    assertEquals("thing:read", testing.lastEvent().action());
  }

  @Test
  public void aReadingIsNotNotedAndTellsWhatOneMay() {
    int noted = testing.events().size();
    assertEquals(
        List.of(true, false),
        testing.work.read(
            alice,
            "thing:read",
            "thing:*",
            desk -> List.of(desk.may(Verb.READ, ENTRY), desk.may(Verb.READ, OF_ROOT))));
    assertEquals(noted, testing.events().size());
  }

  @Test
  public void whatFailsLeavesNothingButANote() {
    assertFails(
        ErrorCode.INVALID_VALUE,
        () ->
            testing.work.change(
                OPERATOR,
                "thing:create",
                "thing:new",
                desk -> {
                  testing.roles.create(ROLE);
                  throw new SeraiException(ErrorCode.INVALID_VALUE, "name is wrong.");
                }));
    assertFalse(testing.roles.find("r").isPresent());
    assertEquals(Outcome.FAILED, testing.lastEvent().outcome());
  }

  @Test
  public void whatDoesNotHoldInTheEndIsTakenBack() {
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        () ->
            testing.work.change(
                OPERATOR,
                "thing:create",
                "thing:new",
                desk -> new Change<>("thing:made", null, null, testing.roles.create(ROLE)),
                made -> {
                  assertEquals(Outcome.DONE, testing.lastEvent().outcome());
                  throw new SeraiException(ErrorCode.ALREADY_EXISTS, made.value().name());
                }));
    assertFalse(testing.roles.find("r").isPresent());
    assertEquals(Outcome.FAILED, testing.lastEvent().outcome());
  }

  @Test
  public void aChangeWithinAnotherIsNotedWithItAndTakenBackWithIt() {
    testing.work.change(
        OPERATOR,
        "thing:create",
        "thing:new",
        desk -> new Change<>("thing:outer", null, null, create(OPERATOR, ENTRY)));
    assertTrue(testing.roles.find("r").isPresent());
    assertEquals(
        List.of("thing:made", "thing:outer"),
        testing.events().stream()
            .skip(testing.events().size() - 2L)
            .map(AuditEvent::target)
            .toList());
    testing.roles.delete("r", 1);
    assertFails(
        ErrorCode.INVALID_VALUE,
        () ->
            testing.work.change(
                OPERATOR,
                "thing:create",
                "thing:failed",
                desk -> {
                  create(OPERATOR, ENTRY);
                  throw new SeraiException(ErrorCode.INVALID_VALUE, "name is wrong.");
                }));
    assertFalse(testing.roles.find("r").isPresent());
    assertEquals("thing:failed", testing.lastEvent().target());
    assertEquals(
        1, testing.events().stream().filter(event -> event.target().equals("thing:made")).count());
  }

  @Test
  public void whatCannotBeNotedDoesNotHappen() {
    testing.audit.there(false);
    assertFails(ErrorCode.STORE_UNAVAILABLE, () -> create(OPERATOR, ENTRY));
    assertFalse(testing.roles.find("r").isPresent());
  }

  private String create(Actor actor, Resource what) {
    return testing.work.change(
        actor,
        "thing:create",
        "thing:new",
        desk -> {
          desk.require(Verb.CREATE, what);
          return new Change<>("thing:made", null, testing.roles.create(ROLE).value(), "made");
        });
  }

  private void change(Actor actor, Verb verb, Resource what) {
    testing.work.change(
        actor,
        "thing:change",
        "thing:new",
        desk -> {
          desk.require(verb, what);
          return new Change<>("thing:changed", null, null, null);
        });
  }
}
