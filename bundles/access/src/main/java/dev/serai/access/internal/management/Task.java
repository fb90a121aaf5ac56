package dev.serai.access.internal.management;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.AccountsView;
import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.SeraiException;
import java.time.Instant;

/**
 * One piece of management while it is done.
 *
 * @param actor who does it
 * @param stores what it works on
 * @param access decides
 * @param accounts in memory, read once at least
 * @param now when it began
 */
record Task(Actor actor, Stores stores, Access access, Accounts accounts, Instant now) {
  /** Accounts as they are known in memory, which may be a second behind the stores. */
  AccountsView known() {
    return accounts.view();
  }

  Principal who() {
    return actor.principal();
  }

  /** Demands that they may. */
  void require(Verb verb, Resource what) {
    try {
      access.require(who(), verb, what);
    } catch (SeraiException e) {
      throw new Denied(access.decide(who(), verb, what).reason(), e);
    }
  }

  /** Demands that a check of grants holds. */
  void grant(Runnable check) {
    try {
      check.run();
    } catch (SeraiException e) {
      throw new Denied(e.getMessage(), e);
    }
  }

  boolean may(Verb verb, Resource what) {
    return access.decide(who(), verb, what).allowed();
  }

  /** Whether they are this person, and came by nothing that is limited. */
  boolean isSelf(String user) {
    return who().isUser(user) && !who().isLimited();
  }
}
