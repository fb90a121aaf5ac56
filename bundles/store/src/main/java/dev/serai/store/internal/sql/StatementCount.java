package dev.serai.store.internal.sql;

import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts statements, so that it shows what needs the database and what does not. */
final class StatementCount implements SqlLogger {
  private final LongAdder count = new LongAdder();

  @Override
  public void logBeforeExecution(StatementContext context) {
    count.increment();
  }

  long value() {
    return count.sum();
  }
}
