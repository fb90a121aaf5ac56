package dev.serai.access.internal.management;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.audit.AuditText;
import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does what is managed, and has it noted: a change and its note are one transaction; what was
 * denied or went wrong is noted after it left nothing. Safe for use by any thread.
 */
final class Ledger {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int MAX_PRINCIPAL = 200;
  private static final int MAX_TARGET = 1_000;
  private static final int MAX_REASON = 1_000;
  private static final Set<String> WITH_ANY_PASSWORD =
      Set.of(PasswordChange.ACTION, SignOut.ACTION);

  private final StoreRoom room;
  private final Access access;
  private final AuditLog audit;
  private final Accounts accounts;
  private final Clock clock;

  Ledger(StoreRoom room, Access access, AuditLog audit, Accounts accounts, Clock clock) {
    this.room = room;
    this.access = access;
    this.audit = audit;
    this.accounts = accounts;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /** Runs what changes nothing; only a denial is noted. */
  <T> T read(Actor actor, String action, String target, Function<Task, T> work) {
    try {
      requireOwnPassword(actor, action);
      return room.use(stores -> work.apply(task(actor, stores)));
    } catch (Denied e) {
      throw denied(actor, action, target, e);
    }
  }

  /** Runs a change. */
  <T> T change(Actor actor, String action, String target, Function<Task, Done<T>> work) {
    return change(actor, action, target, work, task -> {});
  }

  /**
   * Runs a change.
   *
   * @param settled looks at what came of it once it is noted, when no other change is under way,
   *     and takes it back by an exception
   */
  <T> T change(
      Actor actor,
      String action,
      String target,
      Function<Task, Done<T>> work,
      Consumer<Task> settled) {
    try {
      requireOwnPassword(actor, action);
      awaitAccounts();
      return room.use(
          stores ->
              stores.transaction().inOne(() -> run(task(actor, stores), action, work, settled)));
    } catch (Denied e) {
      throw denied(actor, action, target, e);
    } catch (SeraiException e) {
      throw failed(actor, action, target, e);
    }
  }

  /** Looks something up for whatever nobody has to be allowed. */
  <T> T find(Function<Stores, T> work) {
    return room.use(work);
  }

  /** Notes what somebody tried who has not said who they are, and was refused. */
  void noteAnonymous(String address, String request, String action, String target, String reason) {
    Map<String, String> details = new HashMap<>();
    details.put(Detail.REASON, reason);
    details.put(Detail.ADDRESS, AuditText.fit(address, MAX_REASON));
    if (request != null) {
      details.put(Detail.REQUEST, request);
    }
    audit.record(
        new AuditEvent(
            clock.instant(),
            "anonymous",
            action,
            AuditText.fit(target, MAX_TARGET),
            Outcome.DENIED,
            details));
  }

  /** Notes what was tried without a change. */
  void note(Actor actor, String action, String target, Outcome outcome, String reason) {
    audit.record(event(actor, action, target, outcome, Map.of(Detail.REASON, reason)));
  }

  /** Whose password somebody else knows, too, is let do nothing but what ends that. */
  private static void requireOwnPassword(Actor actor, String action) {
    if (actor.principal().mustChangePassword() && !WITH_ANY_PASSWORD.contains(action)) {
      String reason = "The password has to be changed first.";
      throw new Denied(reason, new SeraiException(ErrorCode.PASSWORD_CHANGE_REQUIRED, reason));
    }
  }

  private Task task(Actor actor, Stores stores) {
    return new Task(actor, stores, access, accounts, clock.instant());
  }

  /** Waits for the first reading of all accounts, which a change may ask for while others wait. */
  private void awaitAccounts() {
    try {
      accounts.read().acquire(WAIT).toCompletableFuture().join().close();
    } catch (CompletionException e) {
      throw new SeraiException(
          ErrorCode.STORE_UNAVAILABLE, "The accounts have not been read yet.", e);
    }
  }

  private <T> T run(
      Task task, String action, Function<Task, Done<T>> work, Consumer<Task> settled) {
    Done<T> done = work.apply(task);
    Map<String, String> details = AuditText.change(done.before(), done.after());
    audit.record(event(task.actor(), action, done.target(), Outcome.DONE, details));
    settled.accept(task);
    return done.result();
  }

  private SeraiException denied(Actor actor, String action, String target, Denied denial) {
    note(actor, action, target, Outcome.DENIED, denial.getMessage());
    return denial.told();
  }

  private SeraiException failed(Actor actor, String action, String target, SeraiException error) {
    if (error.code().retryable()) {
      return error;
    }
    try {
      note(actor, action, target, Outcome.FAILED, error.code() + ": " + error.getMessage());
    } catch (SeraiException e) {
      error.addSuppressed(e);
    }
    return error;
  }

  private AuditEvent event(
      Actor actor, String action, String target, Outcome outcome, Map<String, String> more) {
    Map<String, String> details = new HashMap<>();
    more.forEach((name, text) -> details.put(name, cut(name, text)));
    details.put(Detail.ADDRESS, AuditText.fit(actor.address(), MAX_REASON));
    text(details, Detail.TOKEN, actor.principal().token());
    text(details, Detail.REQUEST, actor.request());
    return new AuditEvent(
        clock.instant(),
        AuditText.fit(actor.principal().reference(), MAX_PRINCIPAL),
        action,
        AuditText.fit(target, MAX_TARGET),
        outcome,
        details);
  }

  private static String cut(String name, String text) {
    return name.equals(Detail.REASON) ? AuditText.fit(text, MAX_REASON) : text;
  }

  private static void text(Map<String, String> details, String name, String text) {
    if (text != null) {
      details.put(name, AuditText.fit(text, MAX_REASON));
    }
  }
}
