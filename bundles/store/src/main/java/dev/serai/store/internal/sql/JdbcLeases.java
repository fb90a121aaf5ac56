package dev.serai.store.internal.sql;

import dev.serai.core.store.Lease;
import dev.serai.core.store.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Leases as rows. A row stays when its lease ends, and with it the fence. One that was renewed more
 * than a minute from now was so before the database's clock went back, and counts as ended. Each
 * statement stands for itself: an owner that is paused keeps nobody waiting. The row without a name
 * is the floor from which new names count their fences, see {@link FenceFloor}.
 */
@Component
public final class JdbcLeases implements Leases {
  private static final String NOW = "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
  private static final String ENDED =
      "(expires_millis <= " + NOW + " or renewed_millis > " + NOW + " + 60000)";
  private static final String EXTENDED =
      "renewed_millis = " + NOW + ", expires_millis = " + NOW + " + :millis";
  private static final String MINE = "name = :name and owner = :owner and fence = :fence";

  private final Database database;

  /** Leases in a database. */
  @Activate
  public JdbcLeases(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Optional<Lease> acquire(String name, String owner, Duration duration) {
    Lease.requireName("name", name);
    Lease.requireName("owner", owner);
    Leases.requireDuration(duration);
    return database.each(
        transaction -> {
          Handle handle = transaction.handle();
          long before = fence(handle, name);
          return take(handle, name, owner, before, duration)
              ? read(handle, name, owner, before + 1)
              : Optional.<Lease>empty();
        });
  }

  @Override
  public Optional<Lease> renew(Lease lease, Duration duration) {
    Leases.requireDuration(duration);
    return database.each(
        transaction -> {
          Handle handle = transaction.handle();
          int rows =
              handle
                  .createUpdate(
                      "update lease set " + (EXTENDED + " where " + MINE + " and not " + ENDED))
                  .bindMethods(lease)
                  .bind("millis", duration.toMillis())
                  .execute();
          return rows == 1
              ? read(handle, lease.name(), lease.owner(), lease.fence())
              : Optional.<Lease>empty();
        });
  }

  @Override
  public void release(Lease lease) {
    database.each(
        transaction ->
            transaction
                .handle()
                .createUpdate("update lease set expires_millis = renewed_millis where " + MINE)
                .bindMethods(lease)
                .execute());
  }

  /** The last fence of a name, which has a row from now on. */
  private static long fence(Handle handle, String name) {
    handle
        .createUpdate(
            "insert into lease (name, owner, renewed_millis, expires_millis, fence)"
                + " select cast(:name as varchar(200)), '', 0, 0, coalesce(max(fence), 0)"
                + " from lease where name = '' on conflict do nothing")
        .bind("name", name)
        .execute();
    return handle
        .createQuery("select fence from lease where name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  private static boolean take(
      Handle handle, String name, String owner, long before, Duration duration) {
    return handle
            .createUpdate(
                "update lease set owner = :owner, fence = fence + 1, "
                    + (EXTENDED + " where name = :name and fence = :before and " + ENDED))
            .bind("name", name)
            .bind("owner", owner)
            .bind("before", before)
            .bind("millis", duration.toMillis())
            .execute()
        == 1;
  }

  /** Empty if the lease has passed on already. */
  private static Optional<Lease> read(Handle handle, String name, String owner, long fence) {
    return handle
        .createQuery("select expires_millis from lease where " + MINE)
        .bind("name", name)
        .bind("owner", owner)
        .bind("fence", fence)
        .mapTo(Long.class)
        .findOne()
        .map(end -> new Lease(name, owner, Instant.ofEpochMilli(end), fence));
  }
}
