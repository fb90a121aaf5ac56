package dev.serai.store.internal.schema;

import static org.flywaydb.core.api.MigrationState.FUTURE_SUCCESS;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * The tables, brought forward step by step. Replicas that start together wait for each other on a
 * lock of the database.
 */
public final class Schema {
  private final Flyway flyway;

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
  }

  /**
   * Does what is missing, and nothing where all is done.
   *
   * @throws SeraiException {@code STORE_NEWER} if a later version of Serai was here
   */
  public void bringForward() {
    MigrationInfoService steps = flyway.info();
    refuseNewer(steps);
    if (steps.pending().length > 0) {
      flyway.migrate();
      refuseNewer(flyway.info());
    }
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
