package dev.serai.store.internal.lease;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.Lease;
import dev.serai.core.store.Leases;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.JdbcLeases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The database's clock jumps: seen from its rows, they jump the other way. */
@RunWith(Parameterized.class)
public class LeaseClockTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Rule public final TestingDatabase testing;

  public LeaseClockTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void anHourForwardEndsALeaseAndItsOwnerHearsOfIt() {
    assertLostAfter(Duration.ofHours(1));
  }

  @Test
  public void anHourBackDoesNotMakeALeaseLastAnHourLonger() {
    assertLostAfter(Duration.ofHours(-1));
  }

  @Test
  public void someSecondsBackTakeNothingAway() {
    Lease lease = leases().acquire("sweep", "one", LONG).orElseThrow();
    jump(Duration.ofSeconds(-30));
    assertEquals(Optional.empty(), leases().acquire("sweep", "two", LONG));
    assertTrue(leases().renew(lease, LONG).isPresent());
  }

  private void assertLostAfter(Duration jump) {
    Lease lost = leases().acquire("sweep", "one", LONG).orElseThrow();
    jump(jump);
    assertEquals(Optional.empty(), leases().renew(lost, LONG));
    Lease next = leases().acquire("sweep", "two", LONG).orElseThrow();
    assertEquals(lost.fence() + 1, next.fence());
    leases().release(lost);
    assertEquals(Optional.empty(), leases().acquire("sweep", "three", LONG));
  }

  private void jump(Duration forward) {
    testing
        .database()
        .transact(
            transaction ->
                transaction
                    .handle()
                    .execute(
                        "update lease set renewed_millis = renewed_millis - ?,"
                            + " expires_millis = expires_millis - ?",
                        forward.toMillis(),
                        forward.toMillis()));
  }

  private Leases leases() {
    return new JdbcLeases(testing.database());
  }
}
