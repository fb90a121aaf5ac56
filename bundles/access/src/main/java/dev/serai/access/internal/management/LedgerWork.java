package dev.serai.access.internal.management;

import dev.serai.access.internal.AccountsComponent;
import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Work of other bundles, done and noted by the ledger. */
@Component(service = ManagedWork.class)
public final class LedgerWork implements ManagedWork {
  private final Ledger ledger;

  /** Work that is decided by access control and noted in the audit log. */
  @Activate
  public LedgerWork(
      @Reference StoreRoom room,
      @Reference Access access,
      @Reference AuditLog audit,
      @Reference AccountsComponent accounts) {
    this(new Ledger(room, access, audit, accounts.accounts(), Clock.systemUTC()));
  }

  LedgerWork(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public <T> T read(Actor actor, String action, String target, Function<Desk, T> work) {
    return ledger.read(actor, action, target, task -> work.apply(new TaskDesk(task)));
  }

  @Override
  public <T> T change(
      Actor actor,
      String action,
      String target,
      Function<Desk, Change<T>> work,
      Consumer<T> settled) {
    AtomicReference<T> made = new AtomicReference<>();
    return ledger.change(
        actor,
        action,
        target,
        task -> {
          Done<T> done = done(work.apply(new TaskDesk(task)));
          made.set(done.result());
          return done;
        },
        task -> settled.accept(made.get()));
  }

  private static <T> Done<T> done(Change<T> change) {
    return new Done<>(change.target(), change.before(), change.after(), change.result());
  }

  private record TaskDesk(Task task) implements Desk {
    @Override
    public void require(Verb verb, Resource what) {
      task.require(verb, what);
    }

    @Override
    public boolean may(Verb verb, Resource what) {
      return task.may(verb, what);
    }
  }
}
