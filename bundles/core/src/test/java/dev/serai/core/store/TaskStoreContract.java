package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What every implementation of {@link TaskStore} does. */
public abstract class TaskStoreContract {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456789Z");

  /** An empty store. */
  protected abstract TaskStore tasks();

  private List<TaskRecord> loaded() {
    return tasks().load(Instant.EPOCH, 100);
  }

  private TaskRecord saved(String id, Instant expires) {
    TaskRecord task = new TaskRecord(id, "user:ada", "slow", expires);
    tasks().save(task);
    return task;
  }

  @Test
  public void theOnesThatExpireLastAreLoadedInTheirOrder() {
    TaskRecord last = saved("c", NOON.plusSeconds(3));
    saved("a", NOON.plusSeconds(1));
    TaskRecord middle = saved("b", NOON.plusSeconds(2));
    assertEquals(List.of(middle, last), tasks().load(Instant.EPOCH, 2));
    assertEquals(List.of(last), tasks().load(middle.expires(), 100));
  }

  @Test
  public void theExpiredOnesAreRemovedAndNoOthers() {
    saved("a", NOON);
    TaskRecord expired = saved("b", NOON.plusSeconds(1));
    TaskRecord live = saved("c", NOON.plusSeconds(2));
    tasks().deleteExpired(expired.expires());
    assertEquals(List.of(live), loaded());
  }

  @Test
  public void aNewStoreIsEmpty() {
    assertEquals(List.of(), loaded());
  }

  @Test
  public void aSavedTaskIsLoadedWhole() {
    TaskRecord task =
        new TaskRecord(
            "a'; drop table task_owner; -- \u00e9",
            "\u20ac".repeat(1_000),
            "\u20ac".repeat(1_000),
            NOON);
    tasks().save(task);
    assertEquals(List.of(task), loaded());
  }

  @Test
  public void theToolMayBeUnknown() {
    TaskRecord task = new TaskRecord("a", "user:ada", null, NOON);
    tasks().save(task);
    assertEquals(List.of(task), loaded());
  }

  @Test
  public void aTaskTakesThePlaceOfTheEarlierOneWithItsId() {
    TaskRecord other = new TaskRecord("b", "user:ada", "slow", NOON);
    TaskRecord later = new TaskRecord("a", "user:bob", "slower", NOON.plusSeconds(1));
    tasks().save(new TaskRecord("a", "user:ada", "slow", NOON));
    tasks().save(other);
    tasks().save(later);
    assertEquals(Set.of(other, later), Set.copyOf(loaded()));
  }

  @Test
  public void aDeletedTaskIsGoneAndDeletingItAgainDoesNothing() {
    TaskRecord other = new TaskRecord("b", "user:ada", "slow", NOON);
    tasks().save(new TaskRecord("a", "user:ada", "slow", NOON));
    tasks().save(other);
    tasks().delete("a");
    tasks().delete("a");
    assertEquals(List.of(other), loaded());
  }
}
