package dev.serai.core.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

/**
 * What every implementation of {@link CredentialStore} does beside {@link EditableStoreContract}.
 */
public abstract class CredentialStoreContract {
  private static final byte[] VALUE = {0, -1, 's', 'e', 'c', 'r', 'e', 't'};

  /** An empty store. */
  protected abstract CredentialStore credentials();

  /** What it published so far. */
  protected abstract List<StoreChange> changes();

  @Test
  public void aNewCredentialHasNoValueAndAnUnknownOneNeither() {
    credentials().create(credential("a"));
    assertEquals(Optional.empty(), credentials().value("a"));
    assertEquals(Optional.empty(), credentials().value("b"));
  }

  @Test
  public void aValueIsKeptToTheByteAndReplacedByTheNext() {
    credentials().create(credential("a"));
    credentials().create(credential("b"));
    credentials().value("a", VALUE);
    credentials().value("b", new byte[] {7});
    assertArrayEquals(VALUE, credentials().value("a").orElseThrow());
    credentials().value("a", new byte[] {1});
    assertArrayEquals(new byte[] {1}, credentials().value("a").orElseThrow());
    assertArrayEquals(new byte[] {7}, credentials().value("b").orElseThrow());
  }

  @Test
  public void whatTheCallerWipesStaysStored() {
    credentials().create(credential("a"));
    byte[] given = VALUE.clone();
    credentials().value("a", given);
    given[2] = 0;
    credentials().value("a").orElseThrow()[3] = 0;
    assertArrayEquals(VALUE, credentials().value("a").orElseThrow());
  }

  @Test
  public void aValueMakesNoNewVersionIsPublishedAndOutlivesUpdates() {
    Versioned<CredentialRecord> created = credentials().create(credential("a"));
    credentials().value("a", VALUE);
    assertEquals(Optional.of(created), credentials().find("a"));
    credentials().update(credential("a"), 1);
    assertArrayEquals(VALUE, credentials().value("a").orElseThrow());
    StoreChange saved = StoreChange.saved(CredentialStore.CONCERN, "a");
    assertEquals(List.of(saved, saved, saved), changes());
  }

  @Test
  public void aValueLeavesWithItsCredential() {
    credentials().create(credential("a"));
    credentials().value("a", VALUE);
    credentials().delete("a", 1);
    assertEquals(Optional.empty(), credentials().value("a"));
    credentials().create(credential("a"));
    assertEquals(Optional.empty(), credentials().value("a"));
  }

  @Test
  public void aRefusedDeletionKeepsTheValue() {
    credentials().create(credential("a"));
    credentials().value("a", VALUE);
    assertThrows(SeraiException.class, () -> credentials().delete("a", 2));
    assertArrayEquals(VALUE, credentials().value("a").orElseThrow());
  }

  @Test
  public void theLongestValueIsKept() {
    byte[] value = new byte[CredentialStore.MAX_VALUE];
    new Random(4).nextBytes(value);
    credentials().create(credential("a"));
    credentials().value("a", value);
    assertArrayEquals(value, credentials().value("a").orElseThrow());
  }

  @Test
  public void whatCannotBeAValueIsRefused() {
    credentials().create(credential("a"));
    assertFails(ErrorCode.INVALID_VALUE, "a", new byte[0]);
    assertFails(ErrorCode.INVALID_VALUE, "a", new byte[CredentialStore.MAX_VALUE + 1]);
    assertFails(ErrorCode.NOT_FOUND, "b", VALUE);
    assertEquals(Optional.empty(), credentials().value("a"));
    assertEquals(1, changes().size());
  }

  private void assertFails(ErrorCode code, String id, byte[] value) {
    assertEquals(
        code, assertThrows(SeraiException.class, () -> credentials().value(id, value)).code());
  }

  private static CredentialRecord credential(String id) {
    return TestingConcerns.credentials().record(id);
  }
}
