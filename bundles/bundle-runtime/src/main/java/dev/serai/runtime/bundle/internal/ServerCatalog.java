package dev.serai.runtime.bundle.internal;

import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The servers that tool bundles make. What arrives is shown a moment later, so that the services of
 * one bundle arrive together; what leaves is gone at once. Safe for use by any thread.
 */
final class ServerCatalog implements CatalogSource {
  /** How long arrivals are collected outside tests. */
  static final Duration SETTLE = Duration.ofMillis(100);

  private final ScheduledExecutorService timer;
  private final Duration settle;
  private final Map<Long, Contribution> contributions = new HashMap<>();
  private final Map<BundleLaunch, ServerGroup> groups = new HashMap<>();
  private final Set<BundleLaunch> settled = new HashSet<>();
  private final Map<Long, DrainBudget> drains = new HashMap<>();
  private List<CatalogEntry> entries = List.of();
  private List<EntryProblem> problems = List.of();
  private Runnable changed;
  private boolean scheduled;

  /**
   * A catalog without servers.
   *
   * @param timer collects arrivals
   * @param settle for how long
   */
  ServerCatalog(ScheduledExecutorService timer, Duration settle) {
    this.timer = timer;
    this.settle = settle;
  }

  /** A service arrived. That of a bundle which is being stopped is ignored. */
  synchronized void add(Contribution contribution) {
    if (contribution.bundle().leaving().getAsBoolean()) {
      return;
    }
    contributions.put(contribution.serviceId(), contribution);
    groups
        .computeIfAbsent(
            launch(contribution),
            key -> new ServerGroup(contribution.bundle(), contribution.server()))
        .put(contribution);
    scheduleSettle();
  }

  /** The properties of a service changed. */
  void modified(Contribution now) {
    Contribution before = known(now.serviceId());
    if (before != null && !launch(before).equals(launch(now))) {
      remove(now.serviceId());
    }
    add(now);
  }

  /**
   * A service leaves. Blocks until its calls have ended; the services of one bundle that leave
   * together block for {@link InProcessServer#DRAIN} in total. The last service of a server ends
   * the server; the first one of a bundle that is being stopped ends all servers of that bundle.
   */
  void remove(long serviceId) {
    Contribution leaving;
    ServerGroup group;
    List<ServerGroup> ended;
    Duration limit;
    synchronized (this) {
      leaving = contributions.remove(serviceId);
      group = leaving == null ? null : groups.get(launch(leaving));
      if (group == null) {
        forgetDrains();
        return;
      }
      ended = ended(group, group.take(leaving));
      ended.forEach(it -> groups.remove(it.launch()));
      ended.forEach(it -> settled.remove(it.launch()));
      limit = drains.computeIfAbsent(leaving.bundle().id(), id -> new DrainBudget()).left();
      forgetDrains();
    }
    publish();
    if (ended.isEmpty()) {
      group.refresh();
      group.running().forEach(it -> it.awaitCalls(leaving.feature(), limit));
    } else {
      end(ended, limit);
    }
  }

  private void forgetDrains() {
    Set<Long> known = new HashSet<>();
    contributions.values().forEach(it -> known.add(it.bundle().id()));
    drains.keySet().retainAll(known);
  }

  private List<ServerGroup> ended(ServerGroup group, boolean empty) {
    if (group.bundle().leaving().getAsBoolean()) {
      long bundle = group.bundle().id();
      return groups.values().stream().filter(it -> it.bundle().id() == bundle).toList();
    }
    return empty ? List.of(group) : List.of();
  }

  private static void end(List<ServerGroup> groups, Duration limit) {
    List<InProcessServer> running = groups.stream().flatMap(it -> it.leave().stream()).toList();
    running.forEach(it -> it.bundleLeaves(limit));
    running.forEach(it -> it.awaitEnd(limit));
  }

  /** The services behind a launch, or empty if there are none. */
  synchronized Optional<ServerGroup> find(BundleLaunch launch) {
    return Optional.ofNullable(groups.get(launch));
  }

  /** Shows what has arrived. */
  void settle() {
    List<ServerGroup> all;
    synchronized (this) {
      scheduled = false;
      settled.addAll(groups.keySet());
      all = List.copyOf(groups.values());
    }
    all.forEach(ServerGroup::refresh);
    publish();
  }

  @Override
  public synchronized List<CatalogEntry> entries() {
    return entries;
  }

  @Override
  public synchronized List<EntryProblem> problems() {
    return problems;
  }

  @Override
  public synchronized void onChange(Runnable action) {
    changed = action;
  }

  private void publish() {
    Runnable action;
    synchronized (this) {
      List<CatalogEntry> entriesNow = new ArrayList<>();
      List<EntryProblem> problemsNow = new ArrayList<>();
      settled.stream().map(groups::get).forEach(it -> list(it, entriesNow, problemsNow));
      boolean same =
          Set.copyOf(entriesNow).equals(Set.copyOf(entries))
              && Set.copyOf(problemsNow).equals(Set.copyOf(problems));
      entries = List.copyOf(entriesNow);
      problems = List.copyOf(problemsNow);
      action = same ? null : changed;
    }
    if (action != null) {
      action.run();
    }
  }

  private static void list(
      ServerGroup group, List<CatalogEntry> entries, List<EntryProblem> problems) {
    group
        .entry()
        .ifPresentOrElse(
            entries::add,
            () ->
                problems.add(
                    new EntryProblem(
                        group.bundle().location(),
                        "",
                        "The service property "
                            + ServerProperties.NAME
                            + " is \""
                            + group.launch().server()
                            + "\": give it 1 to 24 letters, digits and hyphens.")));
  }

  private synchronized Contribution known(long serviceId) {
    return contributions.get(serviceId);
  }

  private void scheduleSettle() {
    if (!scheduled) {
      scheduled = true;
      timer.schedule(this::settle, settle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static BundleLaunch launch(Contribution contribution) {
    return new BundleLaunch(contribution.server(), contribution.bundle().id());
  }
}
