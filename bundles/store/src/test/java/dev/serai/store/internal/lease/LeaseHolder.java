package dev.serai.store.internal.lease;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.Lease;
import dev.serai.core.store.Leases;
import dev.serai.store.internal.TestingPostgres;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.sql.JdbcLeases;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A replica in a process of its own that wants one lease for ever. It prints {@code refused},
 * {@code holds <fence>}, {@code renewed <fence>} and {@code lost <fence>}.
 */
final class LeaseHolder {
  static final String NAME = "sweep";
  private static final Duration DURATION = Duration.ofSeconds(2);

  private LeaseHolder() {}

  public static void main(String[] arguments) {
    HikariDataSource pool = new TestingPostgres(arguments[0]).pool();
    MasterKeyFile key = new MasterKeyFile(Path.of(arguments[1]), false);
    Leases leases =
        new JdbcLeases(OpenDatabase.open(pool, key, Duration.ofSeconds(10), changes -> {}));
    Optional<Lease> held = Optional.empty();
    while (true) {
      held = held.isPresent() ? renew(leases, held.get()) : acquire(leases, arguments[2]);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static Optional<Lease> acquire(Leases leases, String owner) {
    Optional<Lease> lease = leases.acquire(NAME, owner, DURATION);
    System.out.println(lease.map(found -> "holds " + found.fence()).orElse("refused"));
    return lease;
  }

  private static Optional<Lease> renew(Leases leases, Lease lease) {
    Optional<Lease> renewed = leases.renew(lease, DURATION);
    System.out.println((renewed.isPresent() ? "renewed " : "lost ") + lease.fence());
    return renewed;
  }

  /** Starts one. */
  static Process start(String schema, Path key, String owner) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LeaseHolder.class.getName(),
            schema,
            key.toString(),
            owner)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
