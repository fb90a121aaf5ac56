package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** What every implementation of {@link SessionStore} does. */
public abstract class SessionStoreContract {

  /** An empty store. */
  protected abstract SessionStore sessions();

  /** What it published so far. */
  protected abstract List<StoreChange> changes();

  @Test
  public void aNewStoreIsEmpty() {
    assertEquals(List.of(), sessions().load());
  }

  @Test
  public void aSavedRecordIsLoadedWhole() {
    SessionRecord record = TestingSessions.record("owner");
    sessions().save(record);
    assertEquals(List.of(record), sessions().load());
  }

  @Test
  public void whatMayBeMissingMayBeMissing() {
    SessionRecord record =
        new SessionRecord("id", "owner", "anonymous", null, null, "1", "{}", null, null, null);
    sessions().save(record);
    assertEquals(List.of(record), sessions().load());
  }

  @Test
  public void aRecordTakesThePlaceOfTheEarlierOneOfItsOwner() {
    sessions().save(TestingSessions.record("owner"));
    SessionRecord later =
        new SessionRecord("id2", "owner", "anonymous", null, "s", "2", "{}", null, null, null);
    sessions().save(later);
    assertEquals(List.of(later), sessions().load());
  }

  @Test
  public void allRecordsAreLoaded() {
    Set<SessionRecord> records =
        Set.of(
            TestingSessions.record("a"), TestingSessions.record("B"), TestingSessions.record("c"));
    records.forEach(sessions()::save);
    assertEquals(records, sessions().load().stream().collect(Collectors.toSet()));
  }

  @Test
  public void aDeletedRecordIsGoneAndDeletingItAgainDoesNothing() {
    sessions().save(TestingSessions.record("a"));
    sessions().save(TestingSessions.record("b"));
    sessions().delete("a");
    sessions().delete("a");
    assertEquals(List.of(TestingSessions.record("b")), sessions().load());
  }

  @Test
  public void valuesOfAMegabyteAreKept() {
    String big = "{\"x\":\"" + "\u00e9".repeat(1024 * 1024) + "\"}";
    SessionRecord record =
        new SessionRecord(
            big, "owner", big, big, big, "1", big, big, "debug", Map.of("one", Set.of(big)));
    sessions().save(record);
    assertEquals(List.of(record), sessions().load());
  }

  @Test
  public void valuesAreTextNotSql() {
    String text = "'; drop table client_session; -- \" \\ % _ ? :owner <owner> \ud83d\ude80\n";
    SessionRecord record =
        new SessionRecord(
            text, text, text, text, text, "1", text, text, text, Map.of(text, Set.of(text)));
    sessions().save(record);
    assertEquals(List.of(record), sessions().load());
    sessions().delete(text);
    assertEquals(List.of(), sessions().load());
  }

  @Test
  public void changesArePublished() {
    sessions().save(TestingSessions.record("a"));
    sessions().save(TestingSessions.record("a"));
    sessions().delete("a");
    sessions().delete("a");
    assertEquals(
        List.of(
            StoreChange.saved(SessionStore.CONCERN, "a"),
            StoreChange.saved(SessionStore.CONCERN, "a"),
            StoreChange.deleted(SessionStore.CONCERN, "a")),
        changes());
  }
}
