package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Test;

/** What every implementation of {@link Leases} does. */
public abstract class LeasesContract {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);

  /** Leases on an empty store. */
  protected abstract Leases leases();

  @Test
  public void aFreeNameIsLeased() {
    Lease lease = leases().acquire("sweep", "one", LONG).orElseThrow();
    assertEquals("sweep", lease.name());
    assertEquals("one", lease.owner());
    assertEquals(1, lease.fence());
    Instant now = Instant.now();
    assertTrue(lease.expires().isAfter(now.plus(LONG).minusSeconds(60)));
    assertTrue(lease.expires().isBefore(now.plus(LONG).plusSeconds(60)));
  }

  @Test
  public void whatIsHeldIsGivenToNobodyNotEvenToItsOwner() {
    leases().acquire("sweep", "one", LONG).orElseThrow();
    assertEquals(Optional.empty(), leases().acquire("sweep", "two", LONG));
    assertEquals(Optional.empty(), leases().acquire("sweep", "one", LONG));
  }

  @Test
  public void anotherNameIsFree() {
    leases().acquire("sweep", "one", LONG).orElseThrow();
    assertTrue(leases().acquire("refresh", "two", LONG).isPresent());
  }

  @Test
  public void anEndedLeaseIsGivenAgainWithAHigherFence() {
    Lease first = leases().acquire("sweep", "one", SHORT).orElseThrow();
    Lease second = taken("sweep", "two", LONG);
    assertEquals(first.fence() + 1, second.fence());
    assertEquals("two", second.owner());
  }

  @Test
  public void aReleasedLeaseIsFreeAtOnceAndItsFenceGrowsOn() {
    for (int fence = 1; fence <= 5; fence++) {
      Lease lease = leases().acquire("sweep", "one", LONG).orElseThrow();
      assertEquals(fence, lease.fence());
      leases().release(lease);
    }
  }

  @Test
  public void aRenewedLeaseLastsLongerAndKeepsItsFence() {
    Lease lease = leases().acquire("sweep", "one", Duration.ofSeconds(60)).orElseThrow();
    Lease renewed = leases().renew(lease, LONG).orElseThrow();
    assertTrue(renewed.expires().isAfter(lease.expires()));
    assertEquals(lease.fence(), renewed.fence());
    assertTrue("the first record still serves", leases().renew(lease, LONG).isPresent());
  }

  @Test
  public void anEndedLeaseIsNotRenewedEvenIfNobodyTookIt() {
    Lease lease = leases().acquire("sweep", "one", SHORT).orElseThrow();
    Eventually.holds("the lease ends", () -> leases().renew(lease, SHORT).isEmpty());
    assertEquals(Optional.empty(), leases().renew(lease, LONG));
  }

  @Test
  public void whoLostItsLeaseCannotTouchTheNextOne() {
    Lease lost = leases().acquire("sweep", "one", SHORT).orElseThrow();
    taken("sweep", "two", LONG);
    assertEquals(Optional.empty(), leases().renew(lost, LONG));
    leases().release(lost);
    assertEquals(Optional.empty(), leases().acquire("sweep", "three", LONG));
  }

  @Test
  public void theFenceTellsTwoLeasesOfOneOwnerApart() {
    Lease first = leases().acquire("sweep", "one", SHORT).orElseThrow();
    taken("sweep", "one", LONG);
    leases().release(first);
    assertEquals(Optional.empty(), leases().acquire("sweep", "two", LONG));
  }

  @Test
  public void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        String name = "round-" + round;
        List<Callable<Optional<Lease>>> asking =
            IntStream.range(0, 8)
                .<Callable<Optional<Lease>>>mapToObj(
                    owner -> () -> leases().acquire(name, "owner-" + owner, LONG))
                .toList();
        int given = 0;
        for (Future<Optional<Lease>> answer : threads.invokeAll(asking)) {
          given += answer.get().isPresent() ? 1 : 0;
        }
        assertEquals(1, given);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void namesAndOwnersAreTextNotSql() {
    String name = "a'; drop table lease; -- \" \\ % _ \u00e9 \ud83d\ude80";
    Lease lease = leases().acquire(name, name, LONG).orElseThrow();
    assertEquals(name, lease.name());
    assertEquals(name, leases().renew(lease, LONG).orElseThrow().owner());
  }

  @Test
  public void whatCannotBeALeaseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> leases().acquire(" ", "one", LONG));
    assertThrows(IllegalArgumentException.class, () -> leases().acquire("a", "", LONG));
    String tooLong = "x".repeat(Lease.MAX_NAME + 1);
    assertThrows(IllegalArgumentException.class, () -> leases().acquire(tooLong, "one", LONG));
    assertThrows(IllegalArgumentException.class, () -> leases().acquire("a", "one", Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> leases().acquire("a", "one", Leases.MAX_DURATION.plusMillis(1)));
    assertFalse(leases().acquire("a", "one", Leases.MAX_DURATION).isEmpty());
  }

  private Lease taken(String name, String owner, Duration duration) {
    return Eventually.present(
        "the lease before ends", () -> leases().acquire(name, owner, duration));
  }
}
