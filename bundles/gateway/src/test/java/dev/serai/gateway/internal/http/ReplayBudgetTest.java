package dev.serai.gateway.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class ReplayBudgetTest {
  private static final int THREADS = 4;

  private final LimitHits hits = new LimitHits();
  private final ReplayBudget budget = new ReplayBudget(new ReplayLimits(10, 300, 10, 1_000), hits);

  private StreamLog log() {
    return new StreamLog("s1", true, budget);
  }

  private static StreamLog ended(StreamLog log) {
    log.end();
    return log;
  }

  @Test
  public void whatHasBeenLeftAloneForTheLongestTimeGivesWay() {
    List<StreamLog> logs = List.of(log(), log(), log(), log());
    logs.forEach(log -> log.add(new byte[250]));
    logs.get(0).add(new byte[50]);
    assertEquals(800, budget.total());
    logs.forEach(ReplayBudgetTest::ended);
    assertTrue("The second was left alone", logs.get(1).isLost(0));
    assertFalse(logs.get(0).isLost(0));
    assertFalse(logs.get(2).isLost(0));
    assertEquals(1, hits.of(Limit.REPLAY_TOTAL));
  }

  @Test
  public void oneMessageMayBeLargerThanAllThatIsKept() {
    StreamLog log = log();
    log.add(new byte[2_000]);
    assertFalse(ended(log).isLost(0));
    assertTrue("Who had it misses nothing", !log.isLost(1));
  }

  @Test
  public void whatIsDiscardedIsKeptNoMore() {
    StreamLog log = log();
    log.add(new byte[100]);
    log.discard();
    log.add(new byte[100]);
    assertEquals(0, budget.total());
    assertTrue(ended(log).isLost(1));
  }

  @Test
  public void logsThatGiveWayToEachOtherNeverWaitForEachOther() throws Exception {
    List<StreamLog> logs = List.of(log(), log(), log(), log(), log(), log());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> adding = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        adding.add(
            threads.submit(
                () -> {
                  for (int at = 0; at < 20_000; at++) {
                    logs.get((first + at) % logs.size()).add(new byte[250]);
                  }
                }));
      }
      for (Future<?> one : adding) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue("" + budget.total(), budget.total() <= 1_000);
  }
}
