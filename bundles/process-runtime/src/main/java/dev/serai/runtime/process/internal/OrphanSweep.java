package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a Serai of the same home left behind when it was killed. A process is ended only if its
 * number and its birth were written down, or if it carries the home's marker, and if the Java
 * process that started it is gone.
 */
final class OrphanSweep {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

  private final HomeId home;
  private final PidFiles files;
  private final StopLimits limits;

  OrphanSweep(HomeId home, PidFiles files, StopLimits limits) {
    this.home = home;
    this.files = files;
    this.limits = limits;
  }

  /** Ends them; blocks within the limits. */
  void run() throws IOException, InterruptedException {
    List<PidFiles.PidFile> left =
        files.readAll().stream().filter(file -> file.owner().handle().isEmpty()).toList();
    Predicate<InstanceMarker> orphan =
        marker -> marker.home().equals(home.value()) && marker.owner().handle().isEmpty();
    Set<ProcessHandle> roots = new HashSet<>(MarkedProcesses.find(orphan));
    left.forEach(file -> file.process().handle().ifPresent(roots::add));
    if (roots.isEmpty() || end(roots, orphan)) {
      left.forEach(file -> files.delete(file.process()));
    }
  }

  private boolean end(Set<ProcessHandle> roots, Predicate<InstanceMarker> orphan)
      throws InterruptedException {
    List<Long> pids = roots.stream().map(ProcessHandle::pid).sorted().toList();
    LOG.warn("Ending processes that an earlier Serai left behind when it was killed: {}", pids);
    // Their standard input was closed when that Serai ended.
    StopLimits rest = new StopLimits(0, limits.termMillis(), limits.killMillis());
    boolean gone = new ProcessTree(roots, () -> MarkedProcesses.find(orphan), rest).end(() -> {});
    if (!gone) {
      LOG.error("Some of the processes {} could not be ended: end them by hand", pids);
    }
    return gone;
  }
}
