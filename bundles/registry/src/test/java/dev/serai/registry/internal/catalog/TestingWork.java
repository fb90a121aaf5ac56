package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.OwnerRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides by the rules that entries need, and keeps what was noted. */
public final class TestingWork implements ManagedWork {
  private final MemoryTransaction transaction;
  public final List<String> noted = new ArrayList<>();

  /** What was noted of each change, before and after. */
  final List<Object> kept = new ArrayList<>();

  private int changesLeft = Integer.MAX_VALUE;

  /** Work in this transaction. */
  public TestingWork(MemoryTransaction transaction) {
    this.transaction = transaction;
  }

  /** From now on so many changes are possible. */
  void leavesAfter(int changes) {
    changesLeft = changes;
  }

  @Override
  public <T> T read(Actor actor, String action, String target, Function<Desk, T> work) {
    return work.apply(new Rules(actor.principal()));
  }

  @Override
  public <T> T change(
      Actor actor,
      String action,
      String target,
      Function<Desk, Change<T>> work,
      Consumer<T> settled) {
    if (changesLeft-- <= 0) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The database is away.");
    }
    return transaction.inOne(
        () -> {
          Change<T> change = work.apply(new Rules(actor.principal()));
          settled.accept(change.result());
          kept.add(Arrays.asList(change.before(), change.after()));
          noted.add(action + " " + change.target());
          return change.result();
        });
  }

  /** Whether somebody may, by the same rules. */
  public static boolean may(Principal who, Verb verb, Resource what) {
    return new Rules(who).may(verb, what);
  }

  private record Rules(Principal who) implements Desk {
    @Override
    public void require(Verb verb, Resource what) {
      if (!may(verb, what)) {
        boolean visible = verb == Verb.CREATE || verb != Verb.READ && may(Verb.READ, what);
        throw new SeraiException(
            visible ? ErrorCode.FORBIDDEN : ErrorCode.NOT_FOUND, verb + " " + what);
      }
    }

    @Override
    public boolean may(Verb verb, Resource what) {
      boolean permitted = who.permissions().allow(what.kind(), verb);
      boolean reach = verb == Verb.READ || verb == Verb.USE;
      if (reach && !meant(what) && !mayManage(what)) {
        return false;
      }
      if (verb == Verb.UPDATE && what.editors().stream().anyMatch(who::belongsTo)) {
        return true;
      }
      return switch (what.owner().kind()) {
        case ORGANIZATION -> permitted;
        case TEAM ->
            who.kind() == Principal.Kind.OPERATOR
                || (reach ? who.belongsTo(what.owner()) : who.administers(what.owner().id()));
        case USER -> who.isUser(what.owner().id()) && (verb != Verb.APPROVE || permitted);
      };
    }

    private boolean mayManage(Resource what) {
      return who.permissions().allow(what.kind(), Verb.UPDATE)
          || who.permissions().allow(what.kind(), Verb.APPROVE);
    }

    private boolean meant(Resource what) {
      return what.audience() == null || what.audience().stream().anyMatch(this::belongs);
    }

    private boolean belongs(OwnerRef owner) {
      return who.belongsTo(owner);
    }
  }
}
