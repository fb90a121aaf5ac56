package dev.serai.gateway.internal.downstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public class SessionPlacesTest {
  private static final Principal ALICE = new Principal("alice");
  private static final Principal BOB = new Principal("bob");
  private static final int THREADS = 8;

  private final LimitHits hits = new LimitHits();
  private final AtomicLong clock = new AtomicLong();

  private SessionPlaces places(int max, int ofPrincipal, int burst, int principalBurst) {
    InitializeLimits initialize =
        new InitializeLimits(1, burst, 1, principalBurst, Duration.ofMinutes(1));
    return new SessionPlaces(
        new SessionLimits(
            max,
            ofPrincipal,
            Duration.ofMinutes(1),
            1,
            initialize,
            new ReplayLimits(1, 1, 4, 4_096),
            1),
        hits,
        clock::get);
  }

  private void assertRefused(SessionPlaces places, Principal principal, Limit limit) {
    SeraiException refusal = assertThrows(SeraiException.class, () -> places.take(principal));
    String message = refusal.getMessage();
    assertTrue(message, message.endsWith("The limit is " + limit.setting() + "."));
  }

  @Test
  public void noMoreThanAllowedGetAPlaceHoweverManyTryAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < 100; round++) {
        SessionPlaces places = places(5, 3, 1_000, 1_000);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
          Principal principal = number % 2 == 0 ? ALICE : BOB;
          tries.add(threads.submit(() -> tryTake(places, principal, start)));
        }
        int taken = 0;
        for (Future<Boolean> one : tries) {
          taken += one.get(10, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertEquals(5, taken);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean tryTake(SessionPlaces places, Principal principal, CyclicBarrier start)
      throws Exception {
    start.await();
    try {
      places.take(principal);
      return true;
    } catch (SeraiException e) {
      return false;
    }
  }

  @Test
  public void onePrincipalThatIsTooFastStarvesNoOther() {
    SessionPlaces places = places(100, 100, 5, 3);
    places.take(ALICE);
    places.take(ALICE);
    places.take(ALICE);
    assertRefused(places, ALICE, Limit.PRINCIPAL_INITIALIZE_RATE);
    places.take(BOB);
    places.take(BOB);
    assertRefused(places, BOB, Limit.INITIALIZE_RATE);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
    places.take(BOB);
  }

  @Test
  public void aPlaceIsLeftOnce() {
    SessionPlaces places = places(1, 1, 100, 100);
    SessionPlaces.Place place = places.take(ALICE);
    assertRefused(places, BOB, Limit.SESSIONS);
    place.leave();
    place.leave();
    places.take(BOB);
    assertRefused(places, ALICE, Limit.SESSIONS);
  }

  @Test
  public void whoIsForgottenBeginsAnewWithoutGainingAnything() {
    SessionPlaces places = places(100, 100, 100, 2);
    places.take(ALICE).leave();
    places.take(ALICE).leave();
    places.forget();
    assertRefused(places, ALICE, Limit.PRINCIPAL_INITIALIZE_RATE);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    places.forget();
    places.take(ALICE);
  }
}
