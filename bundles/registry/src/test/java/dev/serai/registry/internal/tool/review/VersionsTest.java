package dev.serai.registry.internal.tool.review;

import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.tool.review.TestingReview.SERVER;
import static dev.serai.registry.internal.tool.review.TestingReview.told;
import static dev.serai.registry.internal.tool.review.TestingReview.tool;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions.ToolChanges;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.After;
import org.junit.Test;

/** What is decided at one version holds for the others. */
public class VersionsTest {
  private static final String A = tool("a", "Adds.");
  private static final String A_CHANGED = tool("a", "Adds more.");
  private static final String B = tool("b", "Bids.");

  private TestingReview house = new TestingReview(ToolChanges.HOLD, false);

  public VersionsTest() {
    house.tools(A, B);
    at("1.1.0");
    house.tools(A, B);
    house.kept(4);
  }

  @After
  public void close() {
    house.close();
  }

  private void at(String version) {
    house.install("i-1", "tickets", version, "store");
  }

  private ToolRecord decide(String version, String name, UnaryOperator<ToolRecord> change) {
    String id = one(version, name).id();
    return house.catalog().decide(EDITOR, id, null, now -> change.apply(now.value())).value();
  }

  private ToolRecord one(String version, String name) {
    return house.records().stream()
        .map(Versioned::value)
        .filter(record -> record.name().equals(name) && record.entryVersion().equals(version))
        .filter(record -> record.kind() == Kind.TOOL && record.alias().equals("tickets"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> shown(String version) {
    at(version);
    return told(house.tools(A, B)).stream().map(line -> line.split(" ")[0]).toList();
  }

  @Test
  public void whatIsHiddenAndShownIsSoAtAllVersions() {
    decide("1.1.0", "a", now -> now.in(State.HIDDEN, "no"));
    assertEquals(List.of("b"), shown("1.0.0"));
    assertFalse(house.review.mayUse(SERVER, Kind.TOOL, "a"));
    assertEquals("no", one("1.0.0", "a").note());
    decide("1.0.0", "b", now -> now.in(State.HIDDEN, null));
    assertEquals(List.of(), shown("1.1.0"));
    decide("1.0.0", "a", now -> now.in(State.APPROVED, null));
    assertEquals("the last decision counts", List.of("a"), shown("1.1.0"));
    assertEquals(List.of("a"), shown("1.2.0"));
  }

  @Test
  public void itsNameCountsAndNotItsText() {
    house.tools(A_CHANGED, B);
    house.kept(5);
    String held = house.one("a", false).id();
    house.catalog().decide(EDITOR, held, null, now -> now.value().in(State.APPROVED, null));
    assertEquals(A_CHANGED, one("1.1.0", "a").definition());
    assertEquals("texts are approved by version", A, one("1.0.0", "a").definition());
    decide("1.0.0", "a", now -> now.in(State.HIDDEN, null));
    assertEquals(State.HIDDEN, one("1.1.0", "a").state());
    assertEquals(A_CHANGED, one("1.1.0", "a").definition());
  }

  @Test
  public void namesAndDescriptionsFollowWhereTheyAreFree() {
    decide("1.0.0", "a", now -> now.shown("sum", "Sums."));
    assertEquals("sum", one("1.1.0", "a").rename());
    assertEquals("Sums.", one("1.1.0", "a").describe());
    at("1.1.0");
    house.tools(A, B, tool("c", "New."));
    house.kept(5);
    String held = house.one("c", false).id();
    house.catalog().decide(EDITOR, held, null, now -> now.value().in(State.APPROVED, null));
    decide("1.0.0", "b", now -> now.shown("c", "Else."));
    assertEquals(null, one("1.1.0", "b").rename());
    assertEquals("Else.", one("1.1.0", "b").describe());
    decide("1.1.0", "a", now -> now.shown(null, now.describe()));
    assertEquals(null, one("1.0.0", "a").rename());
    assertEquals("Sums.", one("1.0.0", "a").describe());
  }

  @Test
  public void whatIsApprovedLaterIsShownAsItsNameIsElsewhere() {
    at("1.1.0");
    house.tools(A, B, tool("c", "New."));
    house.kept(5);
    String held = house.one("c", false).id();
    house.catalog().decide(EDITOR, held, null, now -> now.value().in(State.APPROVED, null));
    decide("1.1.0", "c", now -> now.in(State.HIDDEN, "no").shown("see", null));
    at("1.0.0");
    house.tools(A, B, tool("c", "Old."));
    house.kept(6);
    held = house.one("c", false).id();
    ToolRecord approved =
        house
            .catalog()
            .decide(EDITOR, held, null, now -> now.value().in(State.APPROVED, null))
            .value();
    assertEquals(State.HIDDEN, approved.state());
    assertEquals("see", approved.rename());
  }

  @Test
  public void whatIsAdoptedIsShownAsItsNameIsElsewhere() {
    house.close();
    house = new TestingReview(ToolChanges.ADOPT, false);
    house.tools(A);
    house.kept(1);
    at("1.1.0");
    house.tools(A, B);
    house.kept(3);
    decide("1.1.0", "b", now -> now.in(State.HIDDEN, null));
    at("1.0.0");
    house.tools(A, B);
    house.kept(4);
    assertEquals(List.of("a"), shown("1.0.0"));
  }

  @Test
  public void otherEntriesAndOtherKindsDoNotFollow() {
    house.install("i-2", "others", "1.0.0", "store");
    InstallationId other = new InstallationId("i-2");
    Map<Kind, List<byte[]>> lists =
        Map.of(Kind.TOOL, TestingReview.bytes(A), Kind.PROMPT, TestingReview.bytes(A));
    house.review.review(other, lists).toCompletableFuture().join();
    at("1.1.0");
    house.review(Map.of(Kind.PROMPT, TestingReview.bytes(A)));
    house.kept(7);
    decide("1.0.0", "a", now -> now.in(State.HIDDEN, null));
    assertEquals(
        2, house.records().stream().filter(each -> each.value().state() == State.HIDDEN).count());
    assertTrue(house.review.mayUse(other, Kind.TOOL, "a"));
    assertTrue(house.review.mayUse(SERVER, Kind.PROMPT, "a"));
  }

  @Test
  public void whoeverShowsAnotherVersionHearsOfIt() {
    at("1.0.0");
    house.decided.clear();
    decide("1.1.0", "a", now -> now.in(State.HIDDEN, null));
    assertEquals(List.of(SERVER), house.decided);
  }
}
