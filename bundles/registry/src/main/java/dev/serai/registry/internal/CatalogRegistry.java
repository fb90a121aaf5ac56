package dev.serai.registry.internal;

import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.registry.internal.catalog.CatalogComponent;
import dev.serai.registry.internal.folder.FolderCatalogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
 * snapshot happens on one thread, so that listeners see each change once and in order.
 *
 * <p>A registry that is replaced shows no empty snapshot in between: it needs its own sources to be
 * there and waits a moment for one that still reads, what is bound before activation is part of the
 * first snapshot, and a source that leaves is missed only after a short while, which a registry
 * that leaves too does not live to see.
 */
@Component(
    service = Registry.class,
    immediate = true,
    reference = {
      @Reference(
          name = "folder",
          service = CatalogSource.class,
          target = "(" + FolderCatalogSource.IS_FOLDER + ")"),
      @Reference(
          name = "store",
          service = CatalogSource.class,
          target = "(" + CatalogComponent.IS_STORE + ")")
    })
public final class CatalogRegistry implements Registry {
  private static final long LEAVING_MILLIS = 250;
  private static final long SETTLING_MILLIS = 5_000;

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "serai-registry"), new DiscardPolicy());
  private final List<Runnable> early = new ArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Contributions contributions = new Contributions();
  private final Announcer announcer = new Announcer();
  private volatile RegistrySnapshot snapshot = RegistrySnapshot.EMPTY;
  private volatile boolean active;
  private boolean waiting;
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
    waiting = !contributions.areSettled();
    if (waiting) {
      executor = thread;
      thread.schedule(this::waitNoLonger, SETTLING_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    snapshot = contributions.merge(snapshot);
    executor = thread;
    run(() -> announcer.announce(snapshot));
  }

  @Deactivate
  void deactivate() {
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.shutdown();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(CatalogSource source) {
    run(() -> contributions.add(source));
    source.onChange(this::sourceChanged);
    sourceChanged();
  }

  void removeSource(CatalogSource source) {
    source.onChange(null);
    run(() -> contributions.leave(source));
    if (active) {
      thread.schedule(() -> remove(source), LEAVING_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      run(() -> contributions.remove(source));
    }
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

  private void remove(CatalogSource source) {
    contributions.remove(source);
    merge();
  }

  private void waitNoLonger() {
    if (waiting) {
      waiting = false;
      merge();
    }
  }

  private void merge() {
    due.set(false);
    waiting = waiting && !contributions.areSettled();
    if (waiting) {
      return;
    }
    RegistrySnapshot merged = contributions.merge(snapshot);
    if (merged != snapshot) {
      snapshot = merged;
      announcer.announce(merged);
    }
  }

  private synchronized void run(Runnable task) {
    executor.execute(task);
  }
}
