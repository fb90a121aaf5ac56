package dev.serai.store.internal.schema;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

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
            .javaMigrationClassProvider(java.util.List::of)
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
    refuseNewer();
    flyway.migrate();
    refuseNewer();
  }

  private void refuseNewer() {
    Arrays.stream(flyway.info().applied())
        .filter(step -> step.getState().name().startsWith("FUTURE"))
        .map(MigrationInfo::getVersion)
        .findFirst()
        .ifPresent(
            version -> {
              throw new SeraiException(
                  ErrorCode.STORE_NEWER,
                  "The database has schema "
                      + version
                      + ", which a later version of Serai made; this one knows up to "
                      + flyway.info().all()[0].getVersion()
                      + ".");
            });
  }
}
