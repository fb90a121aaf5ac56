package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

/** What every implementation of {@link EntryStore} does beside {@link EditableStoreContract}. */
public abstract class EntryStoreContract {
  /** An empty store. */
  protected abstract EntryStore entries();

  @Test
  public void theVersionsOfAnEntryAreFoundByTheirAlias() {
    Versioned<EntryRecord> second = entries().create(entry("b", "2.0.0", "one"));
    Versioned<EntryRecord> first = entries().create(entry("a", "1.0.0", "one"));
    entries().create(entry("c", "3.0.0", "other"));
    assertEquals(List.of(first, second), entries().withAlias("one"));
    assertEquals(List.of(), entries().withAlias("on"));
    assertEquals(List.of(), entries().withAlias("' or '1' = '1"));
    assertEquals(3, entries().withName("io.example/server").size());
    assertEquals(List.of(), entries().withName("io.example/serve"));
  }

  @Test
  public void anEntryIsFoundByTheAliasThatItHasNow() {
    entries().create(entry("a", "1.0.0", "one"));
    Versioned<EntryRecord> renamed = entries().update(entry("a", "1.0.0", "other"), 1);
    assertEquals(List.of(), entries().withAlias("one"));
    assertEquals(List.of(renamed), entries().withAlias("other"));
  }

  private static EntryRecord entry(String id, String version, String alias) {
    return new EntryRecord(
        id,
        "io.example/server",
        version,
        alias,
        OwnerRef.ORGANIZATION,
        false,
        EntryRecord.State.ACTIVE,
        "{}",
        "test",
        null);
  }
}
