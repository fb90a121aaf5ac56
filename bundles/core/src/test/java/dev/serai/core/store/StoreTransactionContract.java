package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

/** What every implementation of {@link StoreTransaction} does. */
public abstract class StoreTransactionContract {
  private static final TestingConcern<UserRecord> USERS = TestingConcerns.users();
  private static final TestingConcern<TeamRecord> TEAMS = TestingConcerns.teams();

  /** One over the stores below, which are empty. */
  protected abstract StoreTransaction transaction();

  protected abstract UserStore users();

  protected abstract TeamStore teams();

  protected abstract AuditStore audit();

  @Test
  public void whatBelongsTogetherIsKeptTogether() {
    long number =
        transaction()
            .inOne(
                () -> {
                  users().create(USERS.record("ada"));
                  teams().create(TEAMS.record("blue"));
                  return audit().append(AuditStoreContract.event("ada"));
                });
    assertEquals(1, number);
    assertEquals(1, users().all().size());
    assertEquals(1, teams().all().size());
    assertEquals(1, audit().read(0, 10).size());
  }

  @Test
  public void whatFailsLeavesNothing() {
    Versioned<UserRecord> ada = users().create(USERS.record("ada"));
    audit().append(AuditStoreContract.event("ada"));
    assertThrows(
        IllegalStateException.class,
        () ->
            transaction()
                .inOne(
                    () -> {
                      users().update(USERS.record("ada", "other"), 1);
                      teams().create(TEAMS.record("blue"));
                      audit().append(AuditStoreContract.event("ada"));
                      throw new IllegalStateException("for the test");
                    }));
    assertEquals(List.of(ada), users().all());
    assertEquals(List.of(), teams().all());
    assertEquals(1, audit().read(0, 10).size());
    assertEquals(2, audit().append(AuditStoreContract.event("ada")));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void aRefusalOfOneStoreTakesBackTheOthers() {
    users().create(USERS.record("ada"));
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () ->
                transaction()
                    .inOne(
                        () -> {
                          teams().create(TEAMS.record("blue"));
                          return users().create(USERS.record("ada"));
                        }));
    assertEquals(ErrorCode.ALREADY_EXISTS, error.code());
    assertEquals(List.of(), teams().all());
  }

  @Test
  public void workSeesItsOwnChanges() {
    transaction()
        .inOne(
            () -> {
              Versioned<UserRecord> ada = users().create(USERS.record("ada"));
              assertEquals(List.of(ada), users().all());
              assertEquals(ada, users().find("ada").orElseThrow());
              users().delete("ada", 1);
              assertEquals(List.of(), users().page(null, 10));
              return null;
            });
    assertEquals(List.of(), users().all());
  }

  @Test
  public void whatWasFoundLockedStaysAsItIsUntilTheEnd() throws Exception {
    users().create(USERS.record("ada"));
    Callable<Long> change =
        () ->
            transaction()
                .inOne(
                    () -> {
                      Versioned<UserRecord> there = users().findLocked("ada").orElseThrow();
                      return users().update(there.value(), there.version()).version();
                    });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Long> changed : threads.invokeAll(Collections.nCopies(40, change))) {
        changed.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(41, users().find("ada").orElseThrow().version());
  }

  @Test
  public void whatIsNotThereIsNotFoundLockedEither() {
    assertEquals(Optional.empty(), transaction().inOne(() -> users().findLocked("ada")));
    assertEquals(Optional.empty(), transaction().inOne(() -> users().findLocked("a\0")));
  }

  @Test
  public void workWithinWorkIsPartOfIt() {
    assertThrows(
        IllegalStateException.class,
        () ->
            transaction()
                .inOne(
                    () -> {
                      transaction().inOne(() -> users().create(USERS.record("ada")));
                      throw new IllegalStateException("for the test");
                    }));
    assertEquals(List.of(), users().all());
  }

  @Test
  public void afterItsEndCallsStandForThemselvesAgain() {
    transaction().inOne(() -> users().create(USERS.record("ada")));
    users().create(USERS.record("bob"));
    assertThrows(
        IllegalStateException.class,
        () ->
            transaction()
                .inOne(
                    () -> {
                      throw new IllegalStateException("for the test");
                    }));
    assertEquals(2, users().all().size());
  }
}
