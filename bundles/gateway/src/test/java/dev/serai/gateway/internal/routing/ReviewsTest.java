package dev.serai.gateway.internal.routing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolReview;
import dev.serai.gateway.internal.TestingToolReview;
import dev.serai.gateway.internal.json.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** The service that reviews comes and goes. */
public class ReviewsTest {
  private static final RawListing LISTED =
      new RawListing(
          new ServerListing(
              Map.of(
                  ListKind.TOOLS,
                  List.of(new ListedItem("one", JsonText.utf8("{\"name\":\"one\"}")))),
              Map.of(),
              Set.of(),
              null),
          Set.of(),
          null);

  @Rule public final Timeout timeout = Timeout.seconds(30);

  private final ServiceSlot<ToolReview> slot = new ServiceSlot<>("review", Duration.ZERO);
  private final TestingToolReview service = new TestingToolReview();

  private static CatalogEntry entry(String version) {
    return new CatalogEntry(
        new Alias("alpha"),
        "dev.serai.test/alpha",
        version,
        "alpha",
        "",
        new RemoteLaunch(RemoteLaunch.Transport.STREAMABLE_HTTP, "http://127.0.0.1", Map.of()),
        EntryOptions.DEFAULTS,
        new Origin("test", "alpha", 0, ""));
  }

  private Reviews reviews(Duration patience) {
    Reviews reviews = new Reviews(slot, patience);
    reviews.registrySpeaks();
    return reviews;
  }

  private static CompletableFuture<ServerListing> review(Reviews reviews) {
    return reviews.review(entry("1.0.0"), LISTED).toCompletableFuture();
  }

  @Test
  public void whereThereNeverWasOneListsAreShownAsTheyAreAfterAWhile() throws Exception {
    Reviews reviews = reviews(Duration.ofMillis(50));
    CompletableFuture<ServerListing> shown = review(reviews);
    assertTrue("it may come yet", !shown.isDone() || !reviews.isWanted());
    assertSame(LISTED.lists(), shown.get(10, TimeUnit.SECONDS));
    assertFalse(reviews.isWanted());
  }

  @Test
  public void oneThatComesSoonAfterTheRegistryIsWaitedFor() throws Exception {
    service.hide("one");
    CompletableFuture<ServerListing> shown = review(reviews(Duration.ofMinutes(1)));
    assertFalse(shown.isDone());
    slot.bind(service);
    assertEquals(List.of(), shown.get(10, TimeUnit.SECONDS).of(ListKind.TOOLS));
  }

  @Test
  public void oneThatWasThereIsWaitedForEvenLongAfterTheRegistrySpoke() throws Exception {
    Reviews reviews = reviews(Duration.ZERO);
    slot.bind(service);
    reviews.comes();
    slot.unbind(service);
    assertTrue(reviews.isWanted());
    CompletableFuture<ServerListing> shown = review(reviews);
    assertFalse(shown.isDone());
    service.hide("one");
    slot.bind(service);
    assertEquals(List.of(), shown.get(10, TimeUnit.SECONDS).of(ListKind.TOOLS));
  }

  @Test
  public void whatWasKeptBackStaysBackWhileTheServiceIsAway() throws Exception {
    Reviews reviews = reviews(Duration.ZERO);
    service.hide("one");
    slot.bind(service);
    review(reviews).get();
    slot.unbind(service);
    assertFalse(reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "one"));
    assertTrue(reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "two"));
  }

  @Test
  public void whatWasKeptBackMayBeUsedOnceSomebodyHasDecidedSo() throws Exception {
    Reviews reviews = reviews(Duration.ZERO);
    slot.bind(service);
    review(reviews).get();
    service.hide("one");
    review(reviews).get();
    assertFalse(reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "one"));
    service.unhide("one");
    reviews.decided(entry("1.0.0").installation());
    assertTrue(reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "one"));
  }

  @Test
  public void whileWhatWasApprovedCannotBeReadTheLastWordCounts() throws Exception {
    Reviews reviews = reviews(Duration.ZERO);
    slot.bind(service);
    service.breaks(true);
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () -> reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "one"));
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    service.breaks(false);
    service.hide("one");
    review(reviews).get();
    service.breaks(true);
    assertFalse(reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "one"));
    assertTrue(reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "two"));
  }

  @Test
  public void whatAReviewCouldNotReadStaysAsItWasListed() throws Exception {
    byte[] json = LISTED.lists().of(ListKind.TOOLS).get(0).json();
    Map<ToolRecord.Kind, List<ShownDefinition>> shown =
        Map.of(ToolRecord.Kind.TOOL, List.of(new ShownDefinition("", "", json)));
    assertEquals(LISTED.lists().of(ListKind.TOOLS), LISTED.shown(shown).of(ListKind.TOOLS));
    Withheld withheld = Withheld.of(service, entry("1.0.0"), null, LISTED, shown);
    assertFalse(withheld.has(ToolRecord.Kind.TOOL, "one"));
  }

  @Test
  public void whatIsNotReadYetIsShownOnlyWhereNothingWasReviewedBefore() throws Exception {
    Reviews reviews = reviews(Duration.ZERO);
    service.hide("one");
    service.unread(true);
    slot.bind(service);
    assertSame(LISTED.lists(), review(reviews).get());
    assertSame("and again", LISTED.lists(), review(reviews).get());
    assertTrue("at its own endpoint, too", reviews.isReviewed(entry("1.0.0")));
    service.unread(false);
    assertEquals(List.of(), review(reviews).get().of(ListKind.TOOLS));
    service.unread(true);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> review(reviews).get());
    assertEquals(ErrorCode.STORE_UNAVAILABLE, SeraiException.of(failure).code());
  }

  @Test
  public void aServerThatNobodyHasReviewedIsNotUsedWhileTheServiceIsAway() {
    Reviews reviews = reviews(Duration.ZERO);
    reviews.comes();
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () -> reviews.mayUse(entry("1.0.0"), ToolRecord.Kind.TOOL, "one"));
    assertEquals(ErrorCode.SERVICE_MISSING, error.code());
  }

  @Test
  public void anotherServiceAndAnotherVersionHaveToBeReviewedFirst() throws Exception {
    Reviews reviews = reviews(Duration.ZERO);
    slot.bind(service);
    review(reviews).get();
    assertTrue(reviews.isReviewed(entry("1.0.0")));
    assertFalse(reviews.isReviewed(entry("2.0.0")));
    slot.unbind(service);
    slot.bind(new TestingToolReview());
    assertFalse(reviews.isReviewed(entry("1.0.0")));
    assertTrue("calls go on", reviews.isKnown(entry("1.0.0")));
    SeraiException error =
        assertThrows(SeraiException.class, () -> reviews.ask(entry("1.0.0"), it -> "said"));
    assertEquals(ErrorCode.SERVER_STARTING, error.code());
  }
}
