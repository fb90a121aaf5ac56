package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/**
 * What every implementation of {@link EditableStore} does, for every concern.
 *
 * @param <R> the records
 */
public abstract class EditableStoreContract<R extends Keyed> {
  private static final String HOSTILE =
      "a'; drop table gateway; -- \" \\ % _ ? :id <id> \u00e9 \ud83d\ude80\n";

  private final TestingConcern<R> concern;

  protected EditableStoreContract(TestingConcern<R> concern) {
    this.concern = concern;
  }

  /** An empty store. */
  protected abstract EditableStore<R> store();

  /** What it published so far. */
  protected abstract List<StoreChange> changes();

  @Test
  public void aNewStoreIsEmpty() {
    assertEquals(List.of(), store().all());
    assertEquals(Optional.empty(), store().find("a"));
  }

  @Test
  public void aCreatedRecordIsFoundWholeAtVersionOne() {
    Instant before = Instant.now().minusMillis(1);
    Versioned<R> created = store().create(concern.record("a"));
    assertEquals(concern.record("a"), created.value());
    assertEquals(1, created.version());
    assertEquals(created.created(), created.updated());
    assertFalse(created.created().isBefore(before));
    assertFalse(created.created().isAfter(Instant.now()));
    assertEquals(Optional.of(created), store().find("a"));
    assertEquals(List.of(created), store().all());
  }

  @Test
  public void aKeyIsGivenOnce() {
    Versioned<R> first = store().create(concern.record("a"));
    assertFails(
        ErrorCode.ALREADY_EXISTS, () -> store().create(concern.sample().of("a", "b", "other")));
    assertEquals(List.of(first), store().all());
  }

  @Test
  public void whatHasToBeUniqueIsTakenOnceAndNothingElseIs() {
    Versioned<R> first = store().create(concern.record("a"));
    Versioned<R> second = store().create(concern.record("b"));
    R twin = concern.sample().of("c", "a", "some text");
    if (!concern.alone()) {
      assertEquals(List.of(first, second, store().create(twin)), store().all());
      return;
    }
    assertFails(ErrorCode.ALREADY_EXISTS, () -> store().create(twin));
    R becoming = concern.sample().of("b", "a", "some text");
    assertFails(ErrorCode.ALREADY_EXISTS, () -> store().update(becoming, 1));
    assertEquals(List.of(first, second), store().all());
    assertEquals(2, changes().size());
  }

  @Test
  public void anUpdateMakesTheNextVersionAndKeepsTheCreation() {
    Versioned<R> first = store().create(concern.record("a"));
    Versioned<R> second = store().update(concern.record("a", "other"), 1);
    Versioned<R> third = store().update(concern.record("a", "third"), 2);
    assertEquals(concern.record("a", "other"), second.value());
    assertEquals(2, second.version());
    assertEquals(3, third.version());
    assertEquals(first.created(), third.created());
    assertFalse(third.updated().isBefore(third.created()));
    assertEquals(Optional.of(third), store().find("a"));
  }

  @Test
  public void whoSawAnotherVersionChangesNothing() {
    store().create(concern.record("a"));
    Versioned<R> second = store().update(concern.record("a", "second"), 1);
    for (long version : new long[] {-1, 0, 1, 3}) {
      assertFails(
          ErrorCode.CHANGED_MEANWHILE, () -> store().update(concern.record("a", "third"), version));
      assertFails(ErrorCode.CHANGED_MEANWHILE, () -> store().delete("a", version));
    }
    assertEquals(List.of(second), store().all());
    assertEquals(2, changes().size());
  }

  @Test
  public void whatIsNotThereIsNeitherUpdatedNorDeleted() {
    store().create(concern.record("b"));
    assertFails(ErrorCode.NOT_FOUND, () -> store().update(concern.record("a"), 1));
    assertFails(ErrorCode.NOT_FOUND, () -> store().delete("a", 1));
    assertEquals(1, store().all().size());
  }

  @Test
  public void aDeletedRecordIsGoneAndItsKeyIsFreeAgain() {
    store().create(concern.record("a"));
    Versioned<R> other = store().create(concern.record("b"));
    store().update(concern.record("a", "second"), 1);
    store().delete("a", 2);
    assertEquals(Optional.empty(), store().find("a"));
    assertEquals(List.of(other), store().all());
    assertEquals(1, store().create(concern.record("a")).version());
  }

  @Test
  public void allRecordsComeInTheOrderOfTheirKeys() {
    List.of("b", "B", "a", "\u00e9", "_", "10", "9")
        .forEach(k -> store().create(concern.record(k)));
    assertEquals(
        List.of("10", "9", "B", "_", "a", "b", "\u00e9"),
        store().all().stream().map(record -> record.value().key()).toList());
  }

  @Test
  public void pagesShowEachRecordOnceInOneOrder() {
    List<String> keys = List.of("b", "B", "a", "\u00e9", "_", "10", "9", HOSTILE);
    keys.forEach(key -> store().create(concern.record(key)));
    List<String> whole = keys(store().page(null, EditableStore.MAX_PAGE));
    assertEquals(Set.copyOf(keys), Set.copyOf(whole));
    List<String> seen = new ArrayList<>();
    List<Versioned<R>> page = store().page(null, 3);
    while (!page.isEmpty()) {
      assertTrue(page.size() <= 3);
      seen.addAll(keys(page));
      page = store().page(seen.get(seen.size() - 1), 3);
    }
    assertEquals(whole, seen);
    assertEquals(List.of(), store().page(whole.get(7), 1));
  }

  @Test
  public void aPageBeginsAfterAKeyThatIsGone() {
    List.of("a", "b", "c").forEach(key -> store().create(concern.record(key)));
    store().delete("b", 1);
    assertEquals(List.of("c"), keys(store().page("b", 3)));
  }

  @Test
  public void anotherLimitOfAPageIsRefused() {
    for (int limit : new int[] {-1, 0, EditableStore.MAX_PAGE + 1}) {
      assertFails(ErrorCode.INVALID_VALUE, () -> store().page(null, limit));
    }
  }

  @Test
  public void someRecordsAreFoundTogetherHoweverManyAreAskedFor() {
    Versioned<R> first = store().create(concern.record("a"));
    Versioned<R> second = store().create(concern.record("b"));
    store().create(concern.record("c"));
    List<String> keys = new ArrayList<>(List.of("b", "a", "a", HOSTILE));
    IntStream.range(0, 2_000).forEach(i -> keys.add("missing-" + i));
    keys.add("b");
    assertEquals(Set.of(first, second), Set.copyOf(store().findAll(keys)));
    assertEquals(2, store().findAll(keys).size());
    assertEquals(List.of(), store().findAll(List.of()));
  }

  @Test
  public void textIsTextNotSql() {
    Versioned<R> created = store().create(concern.sample().of(HOSTILE, HOSTILE, HOSTILE));
    assertEquals(HOSTILE, created.value().key());
    assertEquals(concern.sample().of(HOSTILE, HOSTILE, HOSTILE), created.value());
    assertEquals(Optional.of(created), store().find(HOSTILE));
    store().update(concern.sample().of(HOSTILE, HOSTILE, "other"), 1);
    store().delete(HOSTILE, 2);
    assertEquals(List.of(), store().all());
  }

  @Test
  public void theLongestKeysAndTextsAreKept() {
    String key = "\u20ac".repeat(Keyed.MAX_KEY);
    String text = "\u20ac".repeat(concern.maxText());
    Versioned<R> created = store().create(concern.record(key, text));
    assertEquals(concern.record(key, text), created.value());
    assertEquals(Optional.of(created), store().find(key));
    assertEquals(List.of(created), store().all());
  }

  @Test
  public void ofManyWhoUpdateOneVersionAtOnceOneDoes() throws Exception {
    store().create(concern.record("a"));
    for (long version = 1; version <= 5; version++) {
      long seen = version;
      assertEquals(1, done(8, writer -> store().update(concern.record("a", "by " + writer), seen)));
      assertEquals(version + 1, store().find("a").orElseThrow().version());
    }
  }

  @Test
  public void ofManyWhoCreateOneRecordAtOnceOneDoes() throws Exception {
    assertEquals(1, done(8, writer -> store().create(concern.record("a", "by " + writer))));
    assertEquals(1, store().all().size());
    assertEquals(1, changes().size());
  }

  @Test
  public void changesArePublishedAndRefusalsAreNot() {
    store().create(concern.record("a"));
    store().update(concern.record("a", "second"), 1);
    assertThrows(SeraiException.class, () -> store().update(concern.record("a"), 1));
    assertThrows(SeraiException.class, () -> store().delete("a", 1));
    store().delete("a", 2);
    assertEquals(
        List.of(
            StoreChange.saved(concern.name(), "a"),
            StoreChange.saved(concern.name(), "a"),
            StoreChange.deleted(concern.name(), "a")),
        changes());
  }

  private List<String> keys(List<Versioned<R>> records) {
    return records.stream().map(record -> record.value().key()).toList();
  }

  private interface Writing {
    void by(int writer);
  }

  private static int done(int writers, Writing writing) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Optional<ErrorCode>>> all = new ArrayList<>();
      IntStream.range(0, writers).forEach(writer -> all.add(() -> outcome(writing, writer)));
      int done = 0;
      for (Future<Optional<ErrorCode>> outcome : threads.invokeAll(all)) {
        Optional<ErrorCode> error = outcome.get();
        done += error.isEmpty() ? 1 : 0;
        error.ifPresent(
            code ->
                assertTrue(
                    code.name(),
                    code == ErrorCode.CHANGED_MEANWHILE || code == ErrorCode.ALREADY_EXISTS));
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<ErrorCode> outcome(Writing writing, int writer) {
    try {
      writing.by(writer);
      return Optional.empty();
    } catch (SeraiException e) {
      return Optional.of(e.code());
    }
  }

  private static void assertFails(ErrorCode code, ThrowingRunnable work) {
    assertEquals(code, assertThrows(SeraiException.class, work).code());
  }
}
