package dev.serai.store.internal.lease;

import static org.junit.Assert.assertFalse;

import dev.serai.core.store.Eventually;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingPostgres;
import org.junit.Rule;
import org.junit.Test;

/** Replicas in processes of their own. */
public class LeaseReplicasTest {
  private final TestingPostgres server = new TestingPostgres();

  @Rule public final TestingDatabase testing = new TestingDatabase(server);

  @Test
  public void aPausedOwnerLosesItsLeaseAndHearsOfItWhenItGoesOn() throws Exception {
    try (Replica one = replica("one")) {
      one.awaitsEver("holds 1");
      try (Replica two = replica("two")) {
        two.awaits("refused", 20);
        one.pause();
        two.awaitsEver("holds 2");
        two.awaits("renewed 2", 5);
        one.goOn();
        one.awaitsEver("lost 1");
        one.awaits("refused", 5);
        assertFalse(two.printed("lost 2"));
      }
    }
  }

  @Test
  public void aKilledOwnerIsFollowedByAnother() throws Exception {
    try (Replica one = replica("one")) {
      one.awaitsEver("holds 1");
      try (Replica two = replica("two")) {
        two.awaits("refused", 5);
        one.kill();
        two.awaitsEver("holds 2");
      }
    }
  }

  @Test
  public void ofTwoThatAreThereFromTheStartOneHoldsIt() throws Exception {
    try (Replica one = replica("one");
        Replica two = replica("two")) {
      Eventually.holds("somebody holds it", () -> one.printed("holds 1") || two.printed("holds 1"));
      Replica holder = one.printed("holds 1") ? one : two;
      Replica other = holder == one ? two : one;
      other.awaits("refused", 40);
      assertFalse(other.printed("holds 1"));
      assertFalse(holder.printed("lost 1"));
    }
  }

  private Replica replica(String owner) throws Exception {
    return new Replica(server.schema(), testing.key().file(), owner);
  }
}
