package dev.serai.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;

/** What databases are made on. */
public interface TestingServer {
  /** A pool on a new, empty database; skips the test where there is no server. */
  HikariDataSource create(Path folder);

  /** Removes what was made last. */
  void drop();

  /** All there are, for parameterized tests. */
  static List<TestingServer> all() {
    return List.of(new TestingH2(), new TestingPostgres());
  }
}
