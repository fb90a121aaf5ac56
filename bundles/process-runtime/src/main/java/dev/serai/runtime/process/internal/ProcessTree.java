package dev.serai.runtime.process.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processes that belong together, found by descent and by their marker.
 *
 * @param roots those known from the start
 * @param marked finds by marker what left the line of descent
 * @param limits how long each step may take
 */
record ProcessTree(
    Set<ProcessHandle> roots, Supplier<Set<ProcessHandle>> marked, StopLimits limits) {
  private static final long POLL_MILLIS = 5;

  /** The tree of one start. */
  static ProcessTree of(ProcessHandle root, InstanceMarker marker, StopLimits limits) {
    Predicate<InstanceMarker> same = marker::equals;
    return new ProcessTree(Set.of(root), () -> MarkedProcesses.find(same), limits);
  }

  /** All living members now. */
  Set<ProcessHandle> members() {
    Set<ProcessHandle> all = new HashSet<>(marked.get());
    all.addAll(roots);
    return withDescendants(all);
  }

  /**
   * Ends all members: lets them end by themselves, then TERM, then KILL. Blocks for the sum of the
   * limits at most.
   *
   * @param closeInput closes the roots' standard input
   * @return whether nothing is left
   */
  boolean end(Runnable closeInput) throws InterruptedException {
    Set<ProcessHandle> known = withDescendants(roots);
    closeInput.run();
    await(limits.inputMillis(), () -> roots.stream().noneMatch(ProcessIdentity::alive));
    known.addAll(members());
    Set<ProcessHandle> left = withDescendants(known);
    left.forEach(ProcessHandle::destroy);
    await(limits.termMillis(), () -> left.stream().noneMatch(ProcessIdentity::alive));
    known.addAll(left);
    return await(limits.killMillis(), () -> kill(known));
  }

  private boolean kill(Set<ProcessHandle> known) {
    known.addAll(members());
    Set<ProcessHandle> left = withDescendants(known);
    left.forEach(ProcessHandle::destroyForcibly);
    return left.isEmpty();
  }

  /** Of living processes alone: the number of a dead one may be a stranger's by now. */
  private static Set<ProcessHandle> withDescendants(Set<ProcessHandle> processes) {
    return processes.stream()
        .filter(ProcessIdentity::alive)
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .filter(ProcessIdentity::alive)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean await(long millis, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return true;
  }
}
