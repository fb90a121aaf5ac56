package dev.serai.store.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.Store;
import dev.serai.core.store.StoreState;
import dev.serai.core.store.StoreState.Ready;
import dev.serai.core.store.StoreState.Refused;
import dev.serai.core.store.StoreState.Waiting;
import dev.serai.store.internal.replica.Listening;
import dev.serai.store.internal.seal.KeyRotation;
import dev.serai.store.internal.sql.Database;
import dev.serai.store.internal.sql.DatabaseFacts;
import dev.serai.store.internal.sql.OpenDatabase;
import dev.serai.store.internal.sql.SecretColumns;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database in use: opened in the background, looked at every second, given up when its data
 * source leaves. One that is away is tried until it is back; one that refuses is left alone until
 * its data source or the settings change.
 */
final class CurrentDatabase implements Database, Store, StoreKeys, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentDatabase.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final Set<ErrorCode> NEED_AN_OPERATOR =
      EnumSet.of(ErrorCode.STORE_KEY, ErrorCode.STORE_NEWER, ErrorCode.STORE_DAMAGED);

  private final ServiceSlot<OpenDatabase> slot = new ServiceSlot<>("database");
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "serai-store"), new DiscardPolicy());
  private final Object looking = new Object();
  private final StoreSettings settings;
  private final StoreEvents events;
  private volatile StoreState state = new Waiting("There is no data source.");
  private volatile boolean tried;
  private DataSource wanted;
  private InUse open;

  CurrentDatabase(StoreSettings settings, StoreEvents events) {
    this.settings = settings;
    this.events = events;
    thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Opens the database of a data source in the background, in the place of another one. */
  void use(DataSource dataSource) {
    giveUp(want(dataSource));
    thread.execute(this::look);
  }

  /** Gives a data source up; waits for the transactions on it, for a bounded time. */
  void leave(DataSource dataSource) {
    if (dataSource == wanted()) {
      giveUp(want(null));
    }
  }

  @Override
  public StoreState state() {
    return state;
  }

  @Override
  public <T> T transact(Work<T> work) {
    return use(database -> database.transact(work));
  }

  @Override
  public <T> T read(Work<T> work) {
    return use(database -> database.read(work));
  }

  @Override
  public <T> T each(Work<T> work) {
    return use(database -> database.each(work));
  }

  @Override
  public int rotate() {
    return use(database -> new KeyRotation(database, database.keyring(), SecretColumns.ALL).run());
  }

  /** What an operator may want to know of the open database. */
  DatabaseFacts facts() {
    return use(OpenDatabase::facts);
  }

  /** Runs work on the open database. */
  <T> T use(Function<OpenDatabase, T> work) {
    try (ServiceLease<OpenDatabase> lease = lease()) {
      return work.apply(lease.service());
    } catch (SeraiException e) {
      if (e.code() == ErrorCode.STORE_UNAVAILABLE && state.ready()) {
        thread.execute(this::look);
      }
      throw e;
    }
  }

  /**
   * Runs work on the open database while all others wait, for the bounded time that they wait for
   * one that is just opening, and opens it anew.
   *
   * @param reason why it cannot be used meanwhile, one sentence
   */
  void alone(String reason, Consumer<OpenDatabase> work) {
    synchronized (looking) {
      OpenDatabase before = use(Function.identity());
      DataSource dataSource = wanted();
      giveUp(want(dataSource));
      state = new Waiting(reason);
      try {
        work.accept(before);
      } finally {
        look();
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    giveUp(want(null));
  }

  private ServiceLease<OpenDatabase> lease() {
    StoreState now = state;
    if (now instanceof Refused refused) {
      throw new SeraiException(refused.code(), refused.reason());
    }
    if (tried && now instanceof Waiting away) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, away.reason());
    }
    try {
      return slot.acquire(settings.openLimit()).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The store is not open yet.", e);
    }
  }

  /** Forgets the database of the data source before, and returns it. */
  private synchronized InUse want(DataSource dataSource) {
    InUse before = open;
    wanted = dataSource;
    open = null;
    tried = false;
    state = new Waiting(dataSource == null ? "There is no data source." : "It is being opened.");
    return before;
  }

  private synchronized DataSource wanted() {
    return wanted;
  }

  private synchronized InUse opened() {
    return open;
  }

  private void giveUp(InUse before) {
    if (before != null) {
      slot.unbind(before.database());
      before.listening().close();
    }
  }

  private void look() {
    synchronized (looking) {
      DataSource dataSource = wanted();
      if (dataSource != null && !(state instanceof Refused)) {
        become(dataSource, attempt(dataSource));
      }
    }
  }

  private StoreState attempt(DataSource dataSource) {
    try {
      InUse inUse = opened();
      if (inUse == null) {
        inUse = open(dataSource);
      }
      return new Ready(inUse.database().product(), inUse.listening().late());
    } catch (RuntimeException e) {
      SeraiException error = SeraiException.of(e);
      boolean forOperator = NEED_AN_OPERATOR.contains(error.code());
      if ((state.ready() || !tried) && !forOperator) {
        LOG.warn("The store's database failed: {}", rootOf(error).toString());
      }
      LOG.debug("The store is not ready", e);
      return forOperator
          ? new Refused(error.code(), error.getMessage())
          : new Waiting(error.getMessage());
    }
  }

  private static Throwable rootOf(Throwable error) {
    return error.getCause() == null ? error : rootOf(error.getCause());
  }

  private InUse open(DataSource dataSource) {
    OpenDatabase database =
        OpenDatabase.open(dataSource, settings.masterKey(), settings.queryLimit(), events::changed);
    InUse fresh = new InUse(database, database.listen(events));
    if (!keep(dataSource, fresh)) {
      fresh.listening().close();
    }
    return fresh;
  }

  private synchronized boolean keep(DataSource dataSource, InUse fresh) {
    if (wanted != dataSource) {
      return false;
    }
    open = fresh;
    slot.bind(fresh.database());
    return true;
  }

  private synchronized void become(DataSource dataSource, StoreState next) {
    if (wanted != dataSource) {
      return;
    }
    StoreState before = state;
    state = next;
    tried = true;
    boolean stillReady = before.ready() && next.ready();
    if (!next.equals(before) && !stillReady) {
      tell(next);
    }
  }

  private void tell(StoreState next) {
    if (next instanceof Ready ready) {
      LOG.info("The store is ready: {}", ready.database());
      events.anything();
    } else if (next instanceof Waiting waiting) {
      LOG.warn("The store waits for its database: {}", waiting.reason());
    } else if (next instanceof Refused refused) {
      LOG.error(
          "{}: The store does not open: {} {}",
          refused.code(),
          refused.reason(),
          refused.code().advice());
    }
  }

  private record InUse(OpenDatabase database, Listening listening) {}
}
