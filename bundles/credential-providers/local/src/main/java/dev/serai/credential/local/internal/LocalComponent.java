package dev.serai.credential.local.internal;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialListener;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Local credentials as a service, while the store comes and goes. */
@Component(
    immediate = true,
    service = {CredentialProvider.class, StoreListener.class, HealthCheck.class})
public final class LocalComponent implements CredentialProvider, StoreListener, HealthCheck {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int THREADS = 4;
  private static final int MOST_WAITING = 1_000;

  private final ServiceSlot<CredentialStore> stores = new ServiceSlot<>("store of credentials");
  private final List<CredentialListener> listeners = new CopyOnWriteArrayList<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> new Thread(task, "serai-local-credentials"));
  private final LocalCredentialProvider provider =
      new LocalCredentialProvider(stores, WAIT, threads, Clock.systemUTC());

  /** Waits for a store. */
  @Activate
  public LocalComponent() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Threads in the store are not interrupted: H2 would close its file. */
  @Deactivate
  void deactivate() {
    provider.close();
    threads.shutdown();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addStore(CredentialStore store) {
    stores.bind(store);
  }

  void removeStore(CredentialStore store) {
    stores.unbind(store);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(CredentialListener listener) {
    listeners.add(listener);
  }

  void removeListener(CredentialListener listener) {
    listeners.remove(listener);
  }

  @Override
  public String scheme() {
    return provider.scheme();
  }

  @Override
  public boolean isWritable() {
    return provider.isWritable();
  }

  @Override
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    return provider.resolve(reference, context);
  }

  @Override
  public CompletionStage<Void> store(
      CredentialReference reference, byte[] value, CredentialContext context) {
    return provider.store(reference, value, context);
  }

  @Override
  public CompletionStage<Void> delete(CredentialReference reference, CredentialContext context) {
    return provider.delete(reference, context);
  }

  @Override
  public String concern() {
    return CredentialStore.CONCERN;
  }

  /** What was missed while the store was away is found when it is resolved again. */
  @Override
  public void storeChanged(StoreChange change) {
    LocalCredentialProvider.named(change)
        .ifPresent(changed -> listeners.forEach(listener -> listener.credentialChanged(changed)));
  }

  @Override
  public String name() {
    return "credential-local";
  }

  @Override
  public Health check() {
    return stores.isBound()
        ? Health.up("Local credentials are sealed in the store.")
        : Health.degraded(
            "Local credentials cannot be read: the store is away; install serai-store, or see the"
                + " log.");
  }
}
