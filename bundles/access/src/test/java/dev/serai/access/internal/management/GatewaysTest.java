package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class GatewaysTest {
  private final TestingManagement testing = new TestingManagement();
  private final ManagedRecords<GatewayRecord> gateways = testing.management.gateways();
  private final ManagedRecords<BindingRecord> bindings = testing.management.bindings();

  @Before
  public void people() {
    testing.user("ed", "editor");
    testing.user("alice");
    testing.user("bob");
    testing.team("blue", "alice");
  }

  @Test
  public void theDefaultGatewayIsThereBeforeAnybodyMadeIt() {
    Versioned<GatewayRecord> seen = gateways.get(testing.as("alice"), "default");
    assertEquals(Set.of(OwnerRef.ORGANIZATION), seen.value().audience());
    assertEquals(List.of("default"), names(testing.as("alice")));

    GatewayRecord narrow = gateway("default", new OwnerRef(OwnerRef.Kind.TEAM, "blue"));
    Versioned<GatewayRecord> after = gateways.update(testing.as("ed"), narrow, seen.version());
    assertFails(
        ErrorCode.CHANGED_MEANWHILE,
        () -> gateways.update(testing.as("ed"), seen.value(), seen.version()));
    assertEquals(after, gateways.get(OPERATOR, "default"));
    assertEquals(List.of(), names(testing.as("bob")));
    gateways.delete(testing.as("ed"), "default", after.version());
    assertEquals(List.of("default"), names(testing.as("bob")));
  }

  @Test
  public void theListShowsTheDefaultOnceOnEveryPageSize() {
    gateways.create(OPERATOR, gateway("a", OwnerRef.ORGANIZATION));
    gateways.create(OPERATOR, gateway("z", OwnerRef.ORGANIZATION));
    for (int limit : new int[] {1, 2, 3}) {
      List<String> names = new ArrayList<>();
      String after = null;
      do {
        Page<Versioned<GatewayRecord>> page =
            gateways.list(OPERATOR, new PageRequest(after, limit, null));
        page.items().forEach(gateway -> names.add(gateway.value().name()));
        after = page.next();
      } while (after != null);
      assertEquals(List.of("default", "a", "z"), names);
    }
  }

  @Test
  public void aNameIsAPartOfAnAddress() {
    for (String name : List.of("sse", "A", "a/b", "-a", "a--b", "..", "a".repeat(64), "é")) {
      assertFails(
          ErrorCode.INVALID_VALUE,
          () -> gateways.create(OPERATOR, gateway(name, OwnerRef.ORGANIZATION)));
    }
    gateways.create(OPERATOR, gateway("a".repeat(63), OwnerRef.ORGANIZATION));
  }

  @Test
  public void anAudienceThatIsNotThereIsRefused() {
    OwnerRef nobody = new OwnerRef(OwnerRef.Kind.USER, "nobody");
    assertFails(ErrorCode.INVALID_VALUE, () -> gateways.create(OPERATOR, gateway("a", nobody)));
  }

  @Test
  public void aGatewayOfOthersIsNotThere() {
    gateways.create(OPERATOR, gateway("blue", new OwnerRef(OwnerRef.Kind.TEAM, "blue")));
    bindings.create(OPERATOR, binding("b", "blue"));
    assertFails(ErrorCode.NOT_FOUND, () -> gateways.get(testing.as("bob"), "blue"));
    assertFails(ErrorCode.NOT_FOUND, () -> bindings.get(testing.as("bob"), "b"));
    assertEquals(List.of(), bindings.list(testing.as("bob"), PageRequest.first(10)).items());
    assertEquals("blue", gateways.get(testing.as("alice"), "blue").value().name());
    assertEquals("blue", bindings.get(testing.as("alice"), "b").value().gateway());
  }

  @Test
  public void aGatewayOfOthersIsToldApartFromNoneByNothing() {
    gateways.create(OPERATOR, gateway("blue", new OwnerRef(OwnerRef.Kind.TEAM, "blue")));
    Actor bob = testing.as("bob");
    for (String name : List.of("blue", "none")) {
      assertTold(
          ErrorCode.NOT_FOUND,
          "There is no such gateway.",
          () -> bindings.create(bob, binding("b", name)));
      assertTold(
          ErrorCode.INVALID_VALUE, "gateway names one that is not there.", () -> mint("bob", name));
    }
    assertEquals("blue", mint("alice", "blue").token().value().gateway());
    assertEquals("default", mint("bob", "default").token().value().gateway());
  }

  @Test
  public void whoSeesAllGatewaysIsToldThatOneIsMissing() {
    assertFails(ErrorCode.INVALID_VALUE, () -> mint("ed", "none"));
    assertFails(
        ErrorCode.INVALID_VALUE, () -> bindings.create(testing.as("ed"), binding("b", "none")));
  }

  private static void assertTold(ErrorCode code, String message, ThrowingRunnable work) {
    assertEquals(message, assertFails(code, work).getMessage());
  }

  private NewToken mint(String user, String gateway) {
    OwnerRef owner = new OwnerRef(OwnerRef.Kind.USER, user);
    return testing.management.mint(
        testing.as(user), new TokenRequest(owner, "mine", Set.of(), gateway, null));
  }

  @Test
  public void whoMayChangeAGatewayMayChangeItsBindings() {
    gateways.create(OPERATOR, gateway("a", OwnerRef.ORGANIZATION));
    assertFails(ErrorCode.FORBIDDEN, () -> bindings.create(testing.as("alice"), binding("b", "a")));
    bindings.create(testing.as("ed"), binding("b", "a"));
    assertEquals("binding:create", testing.lastEvent().action());
    assertFails(ErrorCode.FORBIDDEN, () -> bindings.delete(testing.as("alice"), "b", 1));
    bindings.update(testing.as("ed"), binding("b", "default"), 1);
    assertFails(
        ErrorCode.INVALID_VALUE, () -> bindings.update(testing.as("ed"), binding("b", "none"), 2));
    bindings.delete(testing.as("ed"), "b", 2);
  }

  @Test
  public void aBindingOfAnEntryThatIsNotThereIsRefused() {
    assertTold(
        ErrorCode.INVALID_VALUE,
        "entryName names no entry that is there; serai:server-show tells the name of one.",
        () -> bindings.create(OPERATOR, binding("b", "io.example/none", null)));
    bindings.create(OPERATOR, binding("b", "io.example/server", null));
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> bindings.update(OPERATOR, binding("b", "io.example/none", null), 1));
  }

  @Test
  public void aBindingOfAnInstallationThatIsNotTheEntrysIsRefused() {
    for (String other : List.of("other", "none")) {
      String message =
          assertFails(
                  ErrorCode.INVALID_VALUE,
                  () -> bindings.create(OPERATOR, binding("b", "io.example/server", other)))
              .getMessage();
      assertEquals("installation names none of the entry", message.split(";")[0]);
    }
    bindings.create(OPERATOR, binding("b", "io.example/server", "server"));
  }

  @Test
  public void aBindingWhoseEntryHasGoneMayBeChangedOtherwise() {
    bindings.create(OPERATOR, binding("b", "io.example/server", "server"));
    testing.entries = List.of();
    BindingRecord fewer =
        new BindingRecord(
            "b",
            "default",
            "io.example/server",
            List.of("echo"),
            BindingRecord.Mode.STATIC,
            "server");
    bindings.update(OPERATOR, fewer, 1);
    bindings.delete(OPERATOR, "b", 2);
  }

  @Test
  public void withAGatewayGoItsBindings() {
    gateways.create(OPERATOR, gateway("a", OwnerRef.ORGANIZATION));
    bindings.create(OPERATOR, binding("b", "a"));
    bindings.create(OPERATOR, binding("c", "default"));
    gateways.delete(OPERATOR, "a", 1);
    assertEquals(
        List.of("c"), testing.bindings.all().stream().map(each -> each.value().id()).toList());
  }

  private List<String> names(Actor actor) {
    return gateways.list(actor, PageRequest.first(10)).items().stream()
        .map(gateway -> gateway.value().name())
        .toList();
  }

  private static GatewayRecord gateway(String name, OwnerRef audience) {
    return new GatewayRecord(name, null, Set.of(audience), GatewayRecord.Exposure.FULL, false);
  }

  private static BindingRecord binding(String id, String entry, String installation) {
    BindingRecord.Mode mode =
        installation == null ? BindingRecord.Mode.CALL_TIME : BindingRecord.Mode.STATIC;
    return new BindingRecord(id, "default", entry, List.of("*"), mode, installation);
  }

  private static BindingRecord binding(String id, String gateway) {
    return new BindingRecord(
        id, gateway, "io.example/server", List.of("*"), BindingRecord.Mode.CALL_TIME, null);
  }
}
