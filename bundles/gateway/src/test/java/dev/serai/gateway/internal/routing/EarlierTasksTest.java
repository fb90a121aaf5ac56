package dev.serai.gateway.internal.routing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.TaskRecord;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.recovery.KeptTasks;
import dev.serai.gateway.internal.recovery.Recovery;
import dev.serai.gateway.internal.recovery.TestingRecovery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;

/** Tasks that began with an earlier gateway. */
public class EarlierTasksTest {
  private static final TaskRoute NEW = new TaskRoute(new InstallationId("one"), "new");
  private static final TaskRoute OLD = new TaskRoute(new InstallationId("one"), "old");
  private static final Principal ADA = new Principal("user:ada");

  private final TestingRecovery stores = new TestingRecovery();
  private Recovery recovery;

  @After
  public void stop() {
    recovery.close();
  }

  private static TaskRecord record(TaskRoute task, Instant expires) {
    return new TaskRecord(task.key(), ADA.name(), "slow", expires);
  }

  @Test
  public void whatHasExpiredIsNotReadAndLeavesTheStore() throws Exception {
    TaskRecord fresh = record(NEW, Instant.now().plusSeconds(3_600));
    stores.tasks().save(fresh);
    stores.tasks().save(record(OLD, Instant.now().minusSeconds(1)));
    recovery = stores.recovery();
    TaskOwners owners = new TaskOwners(recovery.tasks(), server -> false);
    recovery.tasks().tried().get();
    assertFalse(owners.mayReach(ADA, OLD));
    assertEquals(List.of(fresh), stores.tasks().all());
  }

  @Test
  public void theTasksThatFindNoRoomStayForOtherGateways() throws Exception {
    Instant now = Instant.now();
    stores.tasks().save(record(OLD, now.plusSeconds(3_600)));
    for (int i = 0; i < KeptTasks.MAX; i++) {
      TaskRoute task = new TaskRoute(new InstallationId("one"), "t" + i);
      stores.tasks().save(record(task, now.plusSeconds(7_200)));
    }
    recovery = stores.recovery();
    TaskOwners owners = new TaskOwners(recovery.tasks(), server -> false);
    recovery.tasks().tried().get();
    assertFalse(owners.mayReach(ADA, OLD));
    recovery.close();
    assertEquals(KeptTasks.MAX + 1, stores.tasks().all().size());
  }

  @Test
  public void whatNobodyAsksForAnyMoreIsForgottenAndAllElseIsNot() throws Exception {
    Instant now = Instant.now();
    TaskRecord fresh = record(NEW, now.plusSeconds(7_200));
    stores.tasks().save(fresh);
    stores.tasks().save(record(OLD, now.plusSeconds(3_600)));
    recovery = stores.recovery();
    TaskOwners owners = new TaskOwners(recovery.tasks(), server -> false);
    recovery.tasks().tried().get();
    assertTrue(owners.mayReach(ADA, OLD));
    owners.expire(now.plusSeconds(3_601));
    assertFalse(owners.mayReach(ADA, OLD));
    assertTrue(owners.mayReach(ADA, NEW));
    assertFalse(owners.mayReach(new Principal("user:bob"), NEW));
    assertEquals(Optional.of("slow"), owners.tool(NEW));
    Eventually.holds("it is gone", () -> stores.tasks().all().equals(List.of(fresh)));
  }
}
