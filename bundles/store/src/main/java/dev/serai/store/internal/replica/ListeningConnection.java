package dev.serai.store.internal.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * A connection that hears what is told on a channel. A pool leaves it alone while it is in use,
 * however long that is. For one thread.
 */
final class ListeningConnection implements AutoCloseable {
  private final Connection pooled;
  private final PGConnection connection;

  private ListeningConnection(Connection pooled) throws SQLException {
    this.pooled = pooled;
    this.connection = pooled.unwrap(PGConnection.class);
  }

  /**
   * Takes a connection from a pool and listens.
   *
   * @param silence how long the server may take to answer
   */
  static ListeningConnection open(DataSource pool, String channel, Duration silence)
      throws SQLException {
    Connection pooled = pool.getConnection();
    try {
      ListeningConnection listening = new ListeningConnection(pooled);
      pooled.setNetworkTimeout(Runnable::run, Math.toIntExact(silence.toMillis()));
      execute(pooled, "listen " + channel);
      return listening;
    } catch (SQLException e) {
      pooled.close();
      throw e;
    }
  }

  /**
   * Waits for what is told. Where nothing is, the server is asked for an answer.
   *
   * @param limit how long to wait, 1 ms or more
   * @return what was told, in its order; empty if nothing was
   * @throws SQLException if the connection is lost
   */
  List<String> await(Duration limit) throws SQLException {
    PGNotification[] told = connection.getNotifications(Math.toIntExact(limit.toMillis()));
    if (told == null || told.length == 0) {
      execute(pooled, "select 1");
      told = connection.getNotifications();
    }
    return Stream.of(Optional.ofNullable(told).orElseGet(() -> new PGNotification[0]))
        .map(PGNotification::getParameter)
        .toList();
  }

  /** Gives it back to the pool, which throws it away if it is lost. */
  @Override
  public void close() throws SQLException {
    try (pooled) {
      execute(pooled, "unlisten *");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
