package dev.serai.store.internal;

import static org.junit.Assume.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL that SERAI_POSTGRES_URL, _USER and _PASSWORD name; each database is a schema. */
public final class TestingPostgres implements TestingServer {
  private static final String URL = System.getenv("SERAI_POSTGRES_URL");

  private String schema;

  public TestingPostgres() {}

  /** The one that another process made. */
  public TestingPostgres(String schema) {
    this.schema = schema;
  }

  public String schema() {
    return schema;
  }

  @Override
  public HikariDataSource create(Path folder) {
    assumeTrue("left out: SERAI_POSTGRES_URL names no PostgreSQL", URL != null);
    schema = "serai_test_" + UUID.randomUUID().toString().replace("-", "");
    Jdbi.create(driver()).useHandle(handle -> handle.execute("create schema " + schema));
    return pool();
  }

  /** Another pool on the database made last. */
  public HikariDataSource pool() {
    return pool(driver());
  }

  /** The same by way of another address. */
  public HikariDataSource pool(String host, int port) {
    PGSimpleDataSource driver = driver();
    driver.setServerNames(new String[] {host});
    driver.setPortNumbers(new int[] {port});
    return pool(driver);
  }

  private HikariDataSource pool(PGSimpleDataSource driver) {
    driver.setCurrentSchema(schema);
    driver.setApplicationName(schema);
    HikariConfig pool = new HikariConfig(ShippedSettings.pool(ShippedSettings.in(Path.of("."))));
    pool.setDataSource(driver);
    return new HikariDataSource(pool);
  }

  @Override
  public void drop() {
    Jdbi.create(driver()).useHandle(handle -> handle.execute("drop schema " + schema + " cascade"));
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }

  private static PGSimpleDataSource driver() {
    PGSimpleDataSource driver = new PGSimpleDataSource();
    driver.setUrl(URL);
    driver.setUser(System.getenv("SERAI_POSTGRES_USER"));
    driver.setPassword(System.getenv("SERAI_POSTGRES_PASSWORD"));
    return driver;
  }
}
