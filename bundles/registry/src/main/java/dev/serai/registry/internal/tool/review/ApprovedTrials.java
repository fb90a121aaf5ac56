package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.EntryExamination.Known;
import dev.serai.core.store.EntryRecord;
import dev.serai.registry.internal.install.TrialEntry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries entries that were approved before anybody knew what they define, one after the other on a
 * thread of its own. Safe for use by any thread.
 */
final class ApprovedTrials implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApprovedTrials.class);
  private static final int MAX_WAITING = 100;
  private static final int MAX_PROBLEMS = 1_000;

  private final Function<EntryRecord, Known> known;
  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          ApprovedTrials::daemon);

  /**
   * Trials.
   *
   * @param known whether anybody knows what an entry defines
   */
  ApprovedTrials(Function<EntryRecord, Known> known) {
    this.known = known;
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "serai-approved-trials");
    thread.setDaemon(true);
    return thread;
  }

  /** Tries an entry, if that needs no values and tells anything new. */
  void approved(EntryRecord entry, Runnable tryOut) {
    if (known.apply(entry) != Known.UNKNOWN || !TrialEntry.asksForNothing(entry)) {
      return;
    }
    try {
      thread.execute(() -> run(entry, tryOut));
    } catch (RejectedExecutionException e) {
      failed(entry, "too many entries wait to be tried.", e);
    }
  }

  /** Why an entry could not be tried; empty if it was not, or could. */
  Optional<String> problem(EntryRecord entry) {
    return Optional.ofNullable(problems.get(entry.id()));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void run(EntryRecord entry, Runnable tryOut) {
    try {
      tryOut.run();
      problems.remove(entry.id());
      LOG.info(
          "{} {} was asked what it defines, which is approved with it",
          entry.name(),
          entry.version());
    } catch (RuntimeException e) {
      if (known.apply(entry) == Known.UNKNOWN) {
        failed(entry, e.getMessage(), e);
      }
    }
  }

  private void failed(EntryRecord entry, String why, RuntimeException failure) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.put(entry.id(), why);
    }
    LOG.warn(
        "{} {} could not be asked at its approval what it defines: {} Try it with"
            + " serai:entry-try {}@{}; otherwise what a server of it lists first is approved.",
        entry.name(),
        entry.version(),
        why,
        entry.alias(),
        entry.version());
    LOG.debug("Why it could not", failure);
  }
}
