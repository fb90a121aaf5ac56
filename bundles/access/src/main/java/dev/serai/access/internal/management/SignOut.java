package dev.serai.access.internal.management;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;

/** Ends what somebody came with: a session by whoever holds it, another token by who may. */
final class SignOut {
  static final String ACTION = "user:sign-out";

  private static final Tokens TOKENS = new Tokens();

  private final Ledger ledger;

  SignOut(Ledger ledger) {
    this.ledger = ledger;
  }

  void signOut(Actor actor) {
    String id = actor.principal().token();
    if (id == null) {
      throw TOKENS.missing();
    }
    ledger.change(actor, ACTION, TOKENS.target(id), task -> end(task, id));
  }

  private static Done<Void> end(Task task, String id) {
    Versioned<TokenRecord> token = task.stores().tokens().find(id).orElseThrow(TOKENS::missing);
    if (!token.value().name().equals(Tokens.SESSION)) {
      task.require(Verb.DELETE, Resource.of(token.value()));
    }
    task.stores().tokens().delete(id, token.version());
    return new Done<>(TOKENS.target(id), token.value(), null, null);
  }
}
