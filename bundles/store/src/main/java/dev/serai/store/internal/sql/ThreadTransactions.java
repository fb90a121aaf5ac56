package dev.serai.store.internal.sql;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.StoreTransaction;
import java.util.function.Supplier;

/**
 * A database whose transactions on one thread become one while {@link #inOne} runs there. Safe for
 * use by any thread.
 */
public final class ThreadTransactions implements Database, StoreTransaction {
  private final Database database;
  private final ThreadLocal<Unit> current = new ThreadLocal<>();

  /** Transactions of a database, each for itself so far. */
  public ThreadTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    return current.get() == null
        ? database.transact(transaction -> run(new Unit(transaction), work))
        : work.get();
  }

  @Override
  public <T> T transact(Work<T> work) {
    Unit unit = current.get();
    return unit == null ? database.transact(work) : unit.run(work);
  }

  @Override
  public <T> T read(Work<T> work) {
    Unit unit = current.get();
    return unit == null ? database.read(work) : unit.run(work);
  }

  @Override
  public <T> T each(Work<T> work) {
    return database.each(work);
  }

  private <T> T run(Unit unit, Supplier<T> work) {
    current.set(unit);
    try {
      T found = work.get();
      unit.requireWhole();
      return found;
    } finally {
      current.remove();
    }
  }

  /** What runs in one transaction; once a part of it failed, it will not be committed. */
  private static final class Unit {
    private final Transaction transaction;
    private SeraiException failure;

    Unit(Transaction transaction) {
      this.transaction = transaction;
    }

    <T> T run(Work<T> work) {
      try {
        return work.run(transaction);
      } catch (RuntimeException e) {
        failure = SqlErrors.translate(e);
        throw failure;
      }
    }

    void requireWhole() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
