package dev.serai.registry.internal.upstream;

import static dev.serai.core.store.EntryRecord.State.ACTIVE;
import static dev.serai.core.store.EntryRecord.State.DELETED;
import static dev.serai.core.store.EntryRecord.State.DEPRECATED;
import static dev.serai.core.store.EntryRecord.State.DRAFT;
import static dev.serai.core.store.EntryRecord.State.PENDING;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static dev.serai.registry.internal.upstream.TestingRegistries.NAME;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.RegistryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class FollowingTest {
  private static final String HELLO = "io.example/hello";
  private static final Duration HOUR = Duration.ofHours(1);

  @Rule public final TestingRegistry there = new TestingRegistry();

  private final TestingRegistries here = new TestingRegistries();

  @Before
  public void pick() {
    there.publish(HELLO, "1.0.0");
    there.publish("io.example/other", "1.0.0");
    here.add(there.url());
    here.pick(HELLO, "1.0.0");
    here.ask();
    pass(HOUR);
    there.asked();
  }

  @Test
  public void aNewVersionWaitsForApproval() {
    there.publish(HELLO, "1.1.0");
    there.publish("io.example/other", "1.1.0");
    assertNull(here.ask().problem());
    EntryRecord made = here.entry(HELLO, "1.1.0");
    assertEquals(PENDING, made.state());
    assertEquals("registry:public", made.origin());
    assertEquals("New in the registry public.", made.note());
    assertEquals(here.entry(HELLO, "1.0.0").alias(), made.alias());
    assertEquals(ACTIVE, here.entry(HELLO, "1.0.0").state());
    assertEquals(List.of(), here.entries("io.example/other"));
    List<String> asked = there.asked();
    assertEquals(asked.toString(), 1, asked.size());
    assertTrue(asked.toString(), asked.get(0).contains("updated_since=2029-12-31T23%3A00%3A00Z"));
    assertTrue(asked.toString(), asked.get(0).contains("include_deleted=true"));
  }

  @Test
  public void forTeamsItIsADraftOfTheirs() {
    here.picking.pick(TEA, NAME, HELLO, "1.0.0", new ImportOptions(BLUE, DRAFT, false));
    there.publish(HELLO, "1.1.0");
    here.ask();
    assertEquals(
        List.of(PENDING + " ORGANIZATION", DRAFT + " TEAM"),
        here.entries(HELLO).stream()
            .filter(entry -> entry.version().equals("1.1.0"))
            .map(entry -> entry.state() + " " + entry.scope().kind())
            .sorted(Comparator.reverseOrder())
            .toList());
  }

  @Test
  public void theSameAnswersAgainChangeNothing() {
    there.publish(HELLO, "1.1.0");
    there.status(HELLO, "1.0.0", "deprecated", null);
    here.ask();
    List<?> before = here.testing.store.all();
    int noted = here.testing.work.noted.size();
    for (int i = 0; i < 30; i++) {
      here.ask();
      pass(HOUR);
    }
    assertEquals(before, here.testing.store.all());
    assertEquals(noted, here.testing.work.noted.size());
  }

  @Test
  public void whatPeopleRemovedDoesNotComeBack() {
    there.publish(HELLO, "1.1.0");
    here.ask();
    here.testing.catalog.entries().delete(EDITOR, here.entry(HELLO, "1.1.0").id());
    here.ask();
    pass(Duration.ofDays(2));
    here.ask();
    assertEquals(1, here.entries(HELLO).size());
    here.testing.catalog.entries().delete(EDITOR, here.entry(HELLO, "1.0.0").id());
    there.publish(HELLO, "1.2.0");
    here.ask();
    assertEquals(1, here.entries(HELLO).size());
  }

  @Test
  public void theStatusIsTakenOverAndBack() {
    there.status(HELLO, "1.0.0", "deprecated", "Take\u0007 other");
    here.ask();
    assertEquals(DEPRECATED, here.entry(HELLO, "1.0.0").state());
    assertEquals(
        "The registry public: it is deprecated there. Take other",
        here.entry(HELLO, "1.0.0").note());
    there.status(HELLO, "1.0.0", "deleted", "x".repeat(5_000));
    here.ask();
    assertEquals(DELETED, here.entry(HELLO, "1.0.0").state());
    there.status(HELLO, "1.0.0", "active", null);
    here.ask();
    assertEquals(ACTIVE, here.entry(HELLO, "1.0.0").state());
  }

  @Test
  public void whatPeopleDecidedStays() {
    here.testing.catalog.move(
        EDITOR, "t", List.of(here.entry(HELLO, "1.0.0").id()), DEPRECATED, "we have our own");
    there.status(HELLO, "1.0.0", "deprecated", null);
    here.ask();
    assertEquals("we have our own", here.entry(HELLO, "1.0.0").note());
    there.status(HELLO, "1.0.0", "active", null);
    here.ask();
    assertEquals(DEPRECATED, here.entry(HELLO, "1.0.0").state());
    there.status(HELLO, "1.0.0", "deprecated", null);
    here.testing.catalog.move(
        EDITOR, "t", List.of(here.entry(HELLO, "1.0.0").id()), ACTIVE, "it is fine");
    here.ask();
    assertEquals(DEPRECATED, here.entry(HELLO, "1.0.0").state());
    here.testing.catalog.move(
        EDITOR, "t", List.of(here.entry(HELLO, "1.0.0").id()), ACTIVE, "it is fine");
    here.ask();
    assertEquals(ACTIVE, here.entry(HELLO, "1.0.0").state());
  }

  @Test
  public void aPickForOneOwnerKeepsNoNewsFromTheOthers() {
    there.status(HELLO, "1.0.0", "deleted", "It leaks");
    there.publish(HELLO, "1.1.0");
    here.picking.pick(TEA, NAME, HELLO, "1.1.0", new ImportOptions(BLUE, DRAFT, false));
    here.ask();
    assertEquals(DELETED, here.entry(HELLO, "1.0.0").state());
    assertTrue(
        here.entries(HELLO).stream()
            .anyMatch(each -> each.version().equals("1.1.0") && each.state() == PENDING));
  }

  @Test
  public void whatPeopleRemovedIsNotBroughtBackThoughTheRegistryHadNotedIt() {
    there.status(HELLO, "1.0.0", "deprecated", null);
    here.ask();
    here.testing.catalog.entries().delete(EDITOR, here.entry(HELLO, "1.0.0").id());
    assertNull(here.entry(HELLO, "1.0.0").note());
    there.status(HELLO, "1.0.0", "active", null);
    here.ask();
    assertEquals(DELETED, here.entry(HELLO, "1.0.0").state());
  }

  @Test
  public void nobodyWritesANoteAsIfARegistryHad() {
    SeraiException refusal =
        assertThrows(
            SeraiException.class,
            () ->
                here.testing
                    .catalog
                    .entries()
                    .update(
                        EDITOR,
                        here.entry(HELLO, "1.0.0").id(),
                        there -> there.value().noted("The registry public: x")));
    assertEquals(ErrorCode.INVALID_VALUE, refusal.code());
  }

  @Test
  public void whatWaitsIsToldOfTheStatusAndWaitsOn() {
    there.publish(HELLO, "1.1.0");
    here.ask();
    there.status(HELLO, "1.1.0", "deleted", "It leaks");
    here.ask();
    assertEquals(PENDING, here.entry(HELLO, "1.1.0").state());
    assertTrue(here.entry(HELLO, "1.1.0").note().contains("deleted there. It leaks"));
  }

  @Test
  public void nothingIsLostThoughTheClocksDiffer() {
    for (Duration skew : List.of(Duration.ofMinutes(-55), Duration.ofMinutes(55))) {
      there.now = here.now.plus(skew);
      there.publish(HELLO, "2." + skew.toMinutes() + ".0");
      here.ask();
      assertEquals(PENDING, here.entry(HELLO, "2." + skew.toMinutes() + ".0").state());
    }
  }

  @Test
  public void whatIsSeenLateIsFoundWithinADay() {
    there.now = here.now.minus(Duration.ofHours(5));
    there.publish(HELLO, "1.1.0");
    here.ask();
    assertEquals(1, here.entries(HELLO).size());
    pass(Duration.ofHours(24));
    here.ask();
    assertEquals(PENDING, here.entry(HELLO, "1.1.0").state());
  }

  @Test
  public void manyChangesComePageByPageAndTooManyServerByServer() {
    there.pageSize = 1;
    IntStream.range(0, 10).forEach(i -> there.publish("io.many/s" + i, "1.0.0"));
    there.publish(HELLO, "1.1.0");
    here.ask();
    assertEquals(PENDING, here.entry(HELLO, "1.1.0").state());
    IntStream.range(10, 40).forEach(i -> there.publish("io.many/s" + i, "1.0.0"));
    there.publish(HELLO, "1.2.0");
    there.asked();
    here.ask();
    assertEquals(PENDING, here.entry(HELLO, "1.2.0").state());
    assertEquals(Inquiry.MAX_PAGES + 1, there.asked().size());
  }

  @Test
  public void aRegistryThatIsDownIsAskedForAllOfItLater() {
    Instant asked = here.record().asked();
    for (Object answer : List.of(503, "<html>", "{\"servers\":null}")) {
      there.instead.put("/servers", answer);
      RegistryRecord failed = here.ask();
      assertNotNull(failed.problem());
      assertTrue(failed.problem(), failed.problem().contains("Check that the named host"));
      assertEquals(asked, failed.asked());
      assertEquals(here.now, failed.tried());
      pass(HOUR);
    }
    there.instead.clear();
    there.now = asked.plusSeconds(1);
    there.publish(HELLO, "1.1.0");
    assertNull(here.ask().problem());
    assertEquals(PENDING, here.entry(HELLO, "1.1.0").state());
  }

  @Test
  public void aPageThatFailsLosesNothing() {
    there.pageSize = 1;
    there.publish(HELLO, "1.1.0");
    there.publish(HELLO, "1.2.0");
    there.instead.put("cursor=", 500);
    assertNotNull(here.ask().problem());
    there.instead.clear();
    there.now = here.now;
    pass(Duration.ofHours(3));
    here.ask();
    assertEquals(3, here.entries(HELLO).size());
  }

  @Test
  public void aServerThatCannotBeHadKeepsNoOtherOneBack() {
    here.pick("io.example/other", "1.0.0");
    pass(Duration.ofDays(2));
    there.now = here.now;
    there.publish(HELLO, "1.1.0");
    there.publish("io.example/other", "1.1.0");
    there.instead.put("hello/versions", 404);
    there.instead.put("hello%2Fversions", 404);
    there.instead.put("%2Fhello/versions", 404);
    String problem = here.ask().problem();
    assertTrue(problem, problem.startsWith(HELLO + ": "));
    assertEquals(PENDING, here.entry("io.example/other", "1.1.0").state());
    there.instead.clear();
    assertNull(here.ask().problem());
    assertEquals(PENDING, here.entry(HELLO, "1.1.0").state());
  }

  @Test
  public void whatIsNotAnsweredInTimeIsAskedForAgainAndTheRestIsKept() {
    here.pick("io.example/other", "1.0.0");
    pass(Duration.ofDays(2));
    there.publish(HELLO, "1.1.0");
    there.publish("io.example/other", "1.1.0");
    Instant asked = here.record().asked();
    here.tick = Duration.ofSeconds(20);
    String problem = here.ask().problem();
    here.tick = Duration.ZERO;
    assertTrue(problem, problem.contains("in time"));
    assertEquals(asked, here.record().asked());
    assertEquals(PENDING, here.entry(HELLO, "1.1.0").state());
    assertEquals(1, here.entries("io.example/other").size());
    assertNull(here.ask().problem());
    assertEquals(PENDING, here.entry("io.example/other", "1.1.0").state());
  }

  @Test
  public void aDocumentThatIsNoneIsToldOnceAndKeepsNothingBack() {
    there.publish(HELLO, "1.1.0", "{\"name\":\"" + HELLO + "\",\"version\":\"1.1.0\"}");
    there.publish(HELLO, "1.2.0");
    String problem = here.ask().problem();
    assertTrue(problem, problem.contains(HELLO + " 1.1.0"));
    assertEquals(PENDING, here.entry(HELLO, "1.2.0").state());
    assertNull(here.ask().problem());
  }

  @Test
  public void aFloodOfVersionsIsBounded() {
    IntStream.range(0, 60).forEach(i -> there.publish(HELLO, "2.0." + i));
    String problem = here.ask().problem();
    assertTrue(problem, problem.contains("more than 20 new versions"));
    assertEquals(21, here.entries(HELLO).size());
    here.ask();
    assertEquals(21, here.entries(HELLO).size());
  }

  @Test
  public void whatWasPickedBeforeIsNoNews() {
    RegistryRecord before = here.record();
    here.store.update(
        RegistryRecord.of(NAME, before.url(), true), here.store.find(NAME).orElseThrow().version());
    there.publish(HELLO, "1.1.0");
    here.ask();
    assertEquals(1, here.entries(HELLO).size());
    there.publish(HELLO, "1.2.0");
    here.ask();
    assertEquals(2, here.entries(HELLO).size());
  }

  @Test
  public void itIsAskedWhenItIsTimeAndByOneAtATime() {
    Follower one = here.follower();
    Follower two = here.follower();
    pass(HOUR);
    one.look();
    assertEquals(1, there.asked().size());
    one.look();
    two.look();
    assertEquals(List.of(), there.asked());
    pass(Duration.ofMinutes(59));
    two.look();
    assertEquals(List.of(), there.asked());
    pass(Duration.ofMinutes(15));
    two.look();
    one.look();
    assertEquals(1, there.asked().size());
    pass(Duration.ofHours(2));
    here.memoryLeases.acquire("registry:public", "another", HOUR).orElseThrow();
    one.look();
    assertEquals(List.of(), there.asked());
    SeraiException busy = assertThrows(SeraiException.class, () -> one.ask(NAME));
    assertEquals(ErrorCode.OVERLOADED, busy.code());
  }

  @Test
  public void whatIsNotFollowedIsNotAsked() {
    here.managed.update(EDITOR, NAME, old -> old.value().with(old.value().url(), false));
    pass(Duration.ofDays(2));
    here.follower().look();
    Follower never = here.follower();
    never.follow(Schedule.ofMinutes(0));
    here.managed.update(EDITOR, NAME, old -> old.value().with(old.value().url(), true));
    never.look();
    assertEquals(List.of(), there.asked());
  }

  @Test
  public void hourlyUnlessItIsConfigured() throws Exception {
    assertEquals(60, Config.class.getMethod("follow$_$minutes").getDefaultValue());
    assertEquals(1, Config.class.getDeclaredMethods().length);
  }

  /** Both clocks go on. */
  private void pass(Duration time) {
    here.pass(time);
    there.now = here.now;
  }
}
