package dev.serai.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source on whose connections nobody can listen until it is allowed to. */
final class Deaf {
  private final HikariDataSource pool;
  private volatile boolean hears;

  Deaf(HikariDataSource pool) {
    this.pool = pool;
  }

  void hears() {
    hears = true;
  }

  HikariDataSource pool() {
    return pool;
  }

  DataSource dataSource() {
    return proxy(DataSource.class, pool);
  }

  private <T> T proxy(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            Deaf.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!hears && method.getName().equals("unwrap")) {
                throw new SQLException("deaf");
              }
              try {
                Object found = method.invoke(real, arguments);
                return method.getName().equals("getConnection")
                    ? proxy(Connection.class, (Connection) found)
                    : found;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
