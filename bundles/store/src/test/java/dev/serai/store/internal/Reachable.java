package dev.serai.store.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** A data source whose database can be taken away and brought back. */
final class Reachable {
  private final DataSource real;
  private volatile boolean there = true;

  Reachable(DataSource real) {
    this.real = real;
  }

  void there(boolean there) {
    this.there = there;
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            Reachable.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!there && method.getName().equals("getConnection")) {
                throw new SQLTransientConnectionException("gone", "08001");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
