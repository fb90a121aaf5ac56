package dev.serai.store.internal.sql;

/**
 * Fails after the statements and before the commit.
 *
 * @param database runs them
 */
record FailingDatabase(Database database) implements Database {
  @Override
  public <T> T transact(Work<T> work) {
    return database.transact(
        transaction -> {
          work.run(transaction);
          throw new IllegalStateException("after the statements");
        });
  }

  @Override
  public <T> T read(Work<T> work) {
    return database.read(work);
  }

  @Override
  public <T> T each(Work<T> work) {
    return database.each(work);
  }
}
