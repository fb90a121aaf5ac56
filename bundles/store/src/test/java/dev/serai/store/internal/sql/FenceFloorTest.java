package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;

import dev.serai.core.store.Lease;
import dev.serai.core.store.Leases;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class FenceFloorTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Rule public final TestingDatabase testing;

  public FenceFloorTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void aRaisedFloorEndsLeasesForTheirOwnersAndGivesThemToNobodyEarly() {
    Lease held = leases().acquire("sweep", "one", LONG).orElseThrow();
    raise(1_000);
    assertEquals(Optional.empty(), leases().renew(held, LONG));
    assertEquals(Optional.empty(), leases().acquire("sweep", "two", LONG));
    leases().release(held);
    assertEquals(Optional.empty(), leases().acquire("sweep", "two", LONG));
  }

  @Test
  public void namesOldAndNewCountFromTheFloor() {
    leases().release(leases().acquire("old", "one", LONG).orElseThrow());
    raise(1_000);
    assertEquals(1_001, leases().acquire("old", "two", LONG).orElseThrow().fence());
    assertEquals(1_001, leases().acquire("new", "two", LONG).orElseThrow().fence());
    assertEquals(1_001, highest());
  }

  @Test
  public void theFloorNeverGoesDown() {
    raise(1_000);
    raise(10);
    assertEquals(1_001, leases().acquire("new", "two", LONG).orElseThrow().fence());
  }

  private void raise(long floor) {
    testing
        .database()
        .transact(
            transaction -> {
              new FenceFloor(transaction.handle()).raise(floor);
              return null;
            });
  }

  private long highest() {
    return testing
        .database()
        .transact(transaction -> new FenceFloor(transaction.handle()).highest());
  }

  private Leases leases() {
    return new JdbcLeases(testing.database());
  }
}
