package dev.serai.store.internal.backup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.Lease;
import dev.serai.core.store.Leases;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.TestingConcern;
import dev.serai.core.store.TestingConcerns;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.seal.KeyRotation;
import dev.serai.store.internal.sql.JdbcAuditStore;
import dev.serai.store.internal.sql.JdbcCredentialStore;
import dev.serai.store.internal.sql.JdbcLeases;
import dev.serai.store.internal.sql.OpenDatabase;
import dev.serai.store.internal.sql.SecretColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** From each database into each. */
@RunWith(Parameterized.class)
public class BackupRoundTripTest {
  private final TestingDatabase from;
  private final TestingDatabase to;

  @Rule public final RuleChain databases;

  public BackupRoundTripTest(TestingServer from, TestingServer to) {
    this.from = new TestingDatabase(from);
    this.to = new TestingDatabase(to, this.from);
    databases = RuleChain.outerRule(this.from).around(this.to);
  }

  @Parameters(name = "from {0} to {1}")
  public static List<Object[]> pairs() {
    List<Object[]> pairs = new ArrayList<>();
    for (int i = 0; i < TestingServer.all().size(); i++) {
      for (int j = 0; j < TestingServer.all().size(); j++) {
        pairs.add(new Object[] {TestingServer.all().get(i), TestingServer.all().get(j)});
      }
    }
    return pairs;
  }

  @Test
  public void allThatWasThereComesBackAndNothingElse() {
    Contents.fillLong(from.database(), "long");
    Contents before = Contents.fill(from.database(), "ada");
    assertEquals(OptionalLong.empty(), before.broken());
    assertEquals(Optional.of("secret of ada"), before.secret());
    Contents.fill(to.database(), "bob");
    BackupSummary summary = backup();
    assertEquals(before, Contents.read(from.database(), "ada"));

    restore();
    OpenDatabase opened = to.open();
    assertEquals(before, Contents.read(opened, "ada"));
    assertEquals(Optional.empty(), Contents.read(opened, "bob").parked());
    assertEquals(summary.total(), Restore.rowsIn(opened));
    assertEquals(60L, summary.rows().get("audit").longValue());
    assertEquals(60, before.audit().size());
  }

  @Test
  public void anEmptyStoreComesBackEmpty() {
    Contents before = Contents.read(from.database(), "ada");
    backup();
    Contents.fill(to.database(), "ada");
    restore();
    assertEquals(before, Contents.read(to.open(), "ada"));
    assertEquals(0, Restore.rowsIn(to.database()));
    assertEquals(60, Contents.fill(to.open(), "bob").audit().size());
  }

  @Test
  public void theAuditChainGoesOnBehindWhatHadLeft() {
    AuditStore there = new JdbcAuditStore(from.database());
    there.append(Collections.nCopies(70, Contents.event("then")));
    assertEquals(70, there.prune(Instant.now()));
    there.append(Collections.nCopies(70, Contents.event("now")));
    List<AuditRecord> before = there.read(0, 1_000);
    backup();
    Contents.fill(to.database(), "bob");
    restore();
    AuditStore here = new JdbcAuditStore(to.open());
    assertEquals(before, here.read(0, 1_000));
    AuditQuery query = new AuditQuery(null, null, "now", null, null, null);
    assertEquals(70, here.find(query, Long.MAX_VALUE, 1_000).size());
    assertEquals(OptionalLong.empty(), here.verify());
    assertEquals(141, here.append(Contents.event("later")));
    assertEquals(OptionalLong.empty(), here.verify());
  }

  @Test
  public void whatAReplicaSealsThatHasNotHeardOfTheRestoreOpensLater() {
    Contents.fill(from.database(), "ada");
    new JdbcCredentialStore(from.database()).create(TestingConcerns.credentials().record("bob"));
    backup();
    OpenDatabase replica = to.open();
    restore();
    Contents.secret(replica, "bob", "sealed after the restore");
    assertEquals(Optional.of("secret of ada"), Contents.secret(replica, "ada"));
    OpenDatabase opened = to.open();
    assertEquals(Optional.of("secret of ada"), Contents.secret(opened, "ada"));
    assertEquals(Optional.of("sealed after the restore"), Contents.secret(opened, "bob"));
  }

  @Test
  public void theKeyOfTheBackupMayBeAnotherThanTheStoreHadUntilNow() throws Exception {
    Contents before = Contents.fill(from.database(), "ada");
    backup();
    Path other = to.folder().resolve("other.key");
    Files.move(from.key().file(), other);
    OpenDatabase fresh = emptied();
    Contents.fill(fresh, "bob");
    Files.move(other, from.key().file(), StandardCopyOption.REPLACE_EXISTING);

    new Restore(file(), to.key()).into(fresh, rows -> {});
    assertEquals(before, Contents.read(to.open(), "ada"));
  }

  @Test
  public void restoringAgainAddsNoKeys() {
    Contents before = Contents.fill(from.database(), "ada");
    rotate(from.database());
    backup();
    restore();
    int keys = keys();
    restore();
    restore();
    assertEquals(keys, keys());
    assertEquals(before, Contents.read(to.open(), "ada"));
  }

  @Test
  public void noFenceGoesBackAndNoLeaseIsGivenTwice() {
    Leases there = new JdbcLeases(to.database());
    Lease held = there.acquire("sweep", "one", Duration.ofMinutes(5)).orElseThrow();
    Leases here = new JdbcLeases(from.database());
    long given = 0;
    for (int i = 0; i < 20; i++) {
      Lease lease = here.acquire("refresh", "one", Duration.ofMinutes(5)).orElseThrow();
      here.release(lease);
      given = lease.fence();
      if (i == 10) {
        backup();
      }
    }
    restore();
    assertEquals(Optional.empty(), there.acquire("sweep", "two", Duration.ofMinutes(5)));
    assertEquals(Optional.empty(), there.renew(held, Duration.ofMinutes(5)));
    long next = there.acquire("refresh", "two", Duration.ofMinutes(5)).orElseThrow().fence();
    assertTrue(next + " after " + given, next > Math.max(given, held.fence()));

    restore();
    long last = there.acquire("another", "two", Duration.ofMinutes(5)).orElseThrow().fence();
    assertTrue(last + " after " + next, last > next);
  }

  @Test
  public void everyConcernHearsOfIt() {
    Contents.fill(from.database(), "ada");
    backup();
    to.changes().clear();
    restore();
    Set<StoreChange> all =
        Stream.concat(
                TestingConcerns.all().stream().map(TestingConcern::name),
                Stream.of(SessionStore.CONCERN))
            .map(StoreChange::anything)
            .collect(Collectors.toSet());
    assertEquals(all, Set.copyOf(to.changes()));
  }

  private BackupSummary backup() {
    return new Backup(from.database(), "1.0.0").write(file(), true, rows -> {});
  }

  private void restore() {
    Restore restore = new Restore(file(), to.key());
    restore.check();
    restore.into(to.database(), rows -> {});
  }

  private Path file() {
    return from.folder().resolve("backup.json.gz");
  }

  /** The database as a first start with a new master key would make it. */
  private OpenDatabase emptied() {
    to.database()
        .transact(
            transaction -> {
              transaction.handle().execute("delete from master_key_check");
              return transaction.handle().execute("delete from data_key");
            });
    return to.open();
  }

  private static void rotate(OpenDatabase database) {
    new KeyRotation(database, database.keyring(), SecretColumns.ALL).run();
  }

  private int keys() {
    return to.database()
        .transact(
            transaction ->
                transaction
                    .handle()
                    .createQuery("select count(*) from data_key")
                    .mapTo(Integer.class)
                    .one());
  }
}
