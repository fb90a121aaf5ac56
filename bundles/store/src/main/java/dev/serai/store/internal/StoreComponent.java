package dev.serai.store.internal;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.serai.core.store.Store;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreState;
import dev.serai.core.store.StoreTransaction;
import dev.serai.store.internal.backup.BackupSummary;
import dev.serai.store.internal.sql.Database;
import dev.serai.store.internal.sql.DatabaseFacts;
import dev.serai.store.internal.sql.ThreadTransactions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The store as a component: binds the data source {@code serai} and the listeners. */
@Component(
    configurationPid = "dev.serai.store",
    immediate = true,
    service = {
      Store.class,
      StoreTransaction.class,
      Database.class,
      StoreKeys.class,
      StoreBackups.class,
      StoreFacts.class
    })
public final class StoreComponent
    implements Store, StoreTransaction, Database, StoreKeys, StoreBackups, StoreFacts {
  private static final int ANNOUNCERS = 4;

  private final ThreadPoolExecutor announcing =
      new ThreadPoolExecutor(
          ANNOUNCERS,
          ANNOUNCERS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(),
          task -> new Thread(task, "serai-store-events"),
          new DiscardPolicy());
  private final StoreEvents events =
      new StoreEvents(
          announcing, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, announcing));
  private final CurrentDatabase database;
  private final ThreadTransactions transactions;
  private final StoreBackups backups;

  /** Reads the settings; the database is opened when its data source comes. */
  @Activate
  public StoreComponent(BundleContext context, StoreConfig config) {
    announcing.allowCoreThreadTimeOut(true);
    Path data = Path.of(context.getProperty("karaf.data"));
    StoreSettings settings = StoreSettings.of(config, System.getenv(), data);
    database = new CurrentDatabase(settings, events);
    transactions = new ThreadTransactions(database);
    String version = context.getBundle().getVersion().toString();
    backups = new CurrentBackups(database, settings.masterKey(), version);
  }

  @Override
  public StoreState state() {
    return database.state();
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    return transactions.inOne(work);
  }

  @Override
  public <T> T transact(Work<T> work) {
    return transactions.transact(work);
  }

  @Override
  public <T> T read(Work<T> work) {
    return transactions.read(work);
  }

  @Override
  public <T> T each(Work<T> work) {
    return transactions.each(work);
  }

  @Override
  public DatabaseFacts facts() {
    return database.facts();
  }

  @Override
  public int rotate() {
    return database.rotate();
  }

  @Override
  public BackupSummary backup(Path file, boolean replace, LongConsumer progress) {
    return backups.backup(file, replace, progress);
  }

  @Override
  public Optional<BackupSummary> restore(
      Path file, BiPredicate<BackupSummary, Long> agreed, LongConsumer progress) {
    return backups.restore(file, agreed, progress);
  }

  @Deactivate
  void deactivate() {
    database.close();
    announcing.shutdown();
    // Flyway maps its settings by mappers of its own; the cache that all mappers share would hold
    // its types, and by them this bundle's class loader.
    TypeFactory.defaultInstance().clearCache();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = "(osgi.jndi.service.name=serai)")
  void addDataSource(DataSource dataSource) {
    database.use(dataSource);
  }

  void removeDataSource(DataSource dataSource) {
    database.leave(dataSource);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(StoreListener listener) {
    events.add(listener);
  }

  void removeListener(StoreListener listener) {
    events.remove(listener);
  }
}
