package dev.serai.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in a file, set up as shipped. */
public final class TestingH2 implements TestingServer {
  @Override
  public HikariDataSource create(Path folder) {
    Properties settings = ShippedSettings.in(folder);
    JdbcDataSource driver = new JdbcDataSource();
    driver.setURL(settings.getProperty("url"));
    driver.setUser(settings.getProperty("user"));
    HikariConfig pool = new HikariConfig(ShippedSettings.pool(settings));
    pool.setDataSource(driver);
    return new HikariDataSource(pool);
  }

  @Override
  public void drop() {}

  @Override
  public String toString() {
    return "H2";
  }
}
