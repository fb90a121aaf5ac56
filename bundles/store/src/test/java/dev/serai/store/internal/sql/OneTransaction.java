package dev.serai.store.internal.sql;

/**
 * Runs the work of several stores in one transaction.
 *
 * @param transaction the one
 */
public record OneTransaction(Transaction transaction) implements Database {
  @Override
  public <T> T transact(Work<T> work) {
    return work.run(transaction);
  }

  @Override
  public <T> T read(Work<T> work) {
    return work.run(transaction);
  }

  @Override
  public <T> T each(Work<T> work) {
    return work.run(transaction);
  }
}
