package dev.serai.store.internal.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Whether a database takes no writes. */
final class ReadOnly {
  private ReadOnly() {}

  /**
   * Asks the server where the driver answers from what it was told itself, as PostgreSQL's does.
   */
  static boolean is(Connection connection) {
    try {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
          ? isOn(connection)
          : connection.getMetaData().isReadOnly();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static boolean isOn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show transaction_read_only")) {
      return answer.next() && answer.getString(1).equals("on");
    }
  }
}
