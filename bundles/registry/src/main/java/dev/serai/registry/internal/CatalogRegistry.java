package dev.serai.registry.internal;

import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Merges all catalog sources and tells the listeners. After activation everything but reading the
 * snapshot happens on one thread, so that listeners see each change once and in order. What is
 * bound before activation is part of the first snapshot: a registry that was replaced shows no
 * empty one in between.
 */
@Component(service = Registry.class, immediate = true)
public final class CatalogRegistry implements Registry {
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> new Thread(task, "serai-registry"),
          new DiscardPolicy());
  private final List<Runnable> early = new ArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Catalog catalog = new Catalog();
  private final Announcer announcer = new Announcer();
  private volatile RegistrySnapshot snapshot = RegistrySnapshot.EMPTY;
  private volatile boolean active;
  private Executor executor = early::add;

  @Override
  public RegistrySnapshot snapshot() {
    return snapshot;
  }

  @Activate
  synchronized void activate() {
    active = true;
    early.forEach(Runnable::run);
    early.clear();
    snapshot = catalog.merge(snapshot);
    executor = thread;
    run(() -> announcer.announce(snapshot));
  }

  @Deactivate
  void deactivate() {
    thread.shutdown();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(CatalogSource source) {
    run(() -> catalog.add(source));
    source.onChange(this::sourceChanged);
    sourceChanged();
  }

  void removeSource(CatalogSource source) {
    source.onChange(null);
    run(() -> catalog.remove(source));
    sourceChanged();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(RegistryListener listener) {
    run(() -> announcer.add(listener, snapshot));
  }

  void removeListener(RegistryListener listener) {
    run(() -> announcer.remove(listener));
  }

  private void sourceChanged() {
    if (active && due.compareAndSet(false, true)) {
      run(this::merge);
    }
  }

  private void merge() {
    due.set(false);
    RegistrySnapshot merged = catalog.merge(snapshot);
    if (merged != snapshot) {
      snapshot = merged;
      announcer.announce(merged);
    }
  }

  private synchronized void run(Runnable task) {
    executor.execute(task);
  }
}
