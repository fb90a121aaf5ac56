package dev.serai.store.internal.schema;

import static org.flywaydb.core.api.MigrationState.FUTURE_SUCCESS;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables, brought forward step by step. Replicas that start together wait for each other on a
 * lock of the database. H2 has none that outlives a statement which makes a table, and its queries
 * fail where a table changes under them; but only one process has its file open, so there those
 * wait that use the same pool, before they ask anything.
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
    synchronized (lock()) {
      MigrationInfoService steps = flyway.info();
      refuseNewer(steps);
      if (steps.pending().length > 0) {
        flyway.migrate();
        refuseNewer(flyway.info());
      }
    }
  }

  private Object lock() {
    String product =
        Jdbi.create(dataSource)
            .withHandle(handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseProductName));
    return product.equals("H2") ? dataSource : new Object();
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
