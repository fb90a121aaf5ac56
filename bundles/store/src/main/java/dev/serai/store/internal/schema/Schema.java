package dev.serai.store.internal.schema;

import static org.flywaydb.core.api.MigrationState.FUTURE_SUCCESS;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.internal.database.h2.H2DatabaseType;

/**
 * The tables, brought forward step by step. Replicas that start together wait for each other on a
 * lock of the database. H2 has none that outlives a statement which makes a table; but only one
 * process has its file open, so there those wait that use the same pool.
 */
public final class Schema {
  private final Flyway flyway;
  private final DataSource dataSource;

  /** The schema of a database. */
  public Schema(DataSource dataSource) {
    this(dataSource, Scripts.ALL);
  }

  Schema(DataSource dataSource, Scripts scripts) {
    flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(dataSource)
            .resourceProvider(scripts)
            .javaMigrationClassProvider(List::of)
            .connectRetries(0)
            .ignoreMigrationPatterns("*:future")
            .load();
    this.dataSource = dataSource;
  }

  /**
   * Does what is missing, and nothing where all is done.
   *
   * @throws SeraiException {@code STORE_NEWER} if a later version of Serai was here
   */
  public void bringForward() {
    refuseNewer(flyway.info());
    synchronized (lock()) {
      if (flyway.info().pending().length > 0) {
        flyway.migrate();
        refuseNewer(flyway.info());
      }
    }
  }

  /** Which database it is Flyway finds out by asking it. */
  private Object lock() {
    return flyway.getConfiguration().getDatabaseType() instanceof H2DatabaseType
        ? dataSource
        : new Object();
  }

  private static void refuseNewer(MigrationInfoService steps) {
    if (Arrays.stream(steps.applied()).anyMatch(step -> step.getState() == FUTURE_SUCCESS)) {
      throw new SeraiException(
          ErrorCode.STORE_NEWER,
          "The database has schema "
              + (steps.current().getVersion() + ", which a later version of Serai made."));
    }
  }
}
