package dev.serai.access.internal.management;

import dev.serai.access.internal.accounts.Likeness;
import dev.serai.access.internal.decision.Grants;
import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Actor;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.access.Verb;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Makes tokens. The secret is nowhere but in what is handed out. */
final class Minting {
  private static final Tokens TOKENS = new Tokens();

  private final Ledger ledger;

  Minting(Ledger ledger) {
    this.ledger = ledger;
  }

  NewToken mint(Actor actor, TokenRequest request) {
    String id = UUID.randomUUID().toString();
    return ledger.change(
        actor,
        TOKENS.action("create"),
        TOKENS.target(id),
        task -> {
          task.require(Verb.CREATE, Resource.of(ResourceKind.TOKEN, "", request.owner()));
          requireSound(task, request);
          task.grant(() -> Grants.token(task.who(), request.owner(), request.permissions()));
          TokenSecret secret = TokenSecret.fresh();
          return done(null, task.stores().tokens().create(record(id, request, secret)), secret);
        },
        task -> Tokens.requireAlone(task, task.stores().tokens().find(id).orElseThrow().value()));
  }

  /**
   * Replaces a token.
   *
   * @param version the one that is replaced, or empty for whichever there is
   */
  NewToken rotate(Actor actor, String id, OptionalLong version) {
    return ledger.change(
        actor,
        TOKENS.action("rotate"),
        TOKENS.target(id),
        task -> {
          Versioned<TokenRecord> before =
              task.stores().tokens().findLocked(id).orElseThrow(TOKENS::missing);
          TokenRecord token = before.value();
          task.require(Verb.UPDATE, Resource.of(token));
          requireAlive(token);
          task.grant(() -> Grants.token(task.who(), token.owner(), token.permissions()));
          TokenSecret secret = TokenSecret.fresh();
          long replaced = version.orElse(before.version());
          return done(
              token, task.stores().tokens().update(renewed(token, secret), replaced), secret);
        });
  }

  /** Refuses a name that tells what only a sign-in makes. */
  static void requireName(String name) {
    Names.readable("name", name);
    if (Likeness.of(name).equals(Tokens.SESSION)) {
      throw Rules.refused("name must not be " + Tokens.SESSION + ", which is what sign-ins make.");
    }
  }

  /** A token that stands for a user. */
  static TokenRecord session(
      String user, Set<String> permissions, Instant end, TokenSecret secret) {
    return record(
        UUID.randomUUID().toString(),
        new TokenRequest(
            new OwnerRef(OwnerRef.Kind.USER, user), Tokens.SESSION, permissions, null, end),
        secret);
  }

  /** What is handed out, and noted. */
  static Done<NewToken> done(TokenRecord before, Versioned<TokenRecord> made, TokenSecret secret) {
    TokenRecord given = TOKENS.given(made.value());
    Versioned<TokenRecord> shown =
        new Versioned<>(given, made.version(), made.created(), made.updated());
    return new Done<>(TOKENS.target(given.id()), before, given, new NewToken(shown, secret.text()));
  }

  private void requireSound(Task task, TokenRequest request) {
    requireName(request.name());
    RoleCheck.requireSound(Set.of(), request.permissions());
    Rules.owners("owner", List.of(request.owner()), task.stores());
    if (request.owner().equals(OwnerRef.ORGANIZATION) && request.permissions().isEmpty()) {
      throw Rules.refused("permissions must be named for a token of the organization.");
    }
    if (request.expires() != null && !request.expires().isAfter(ledger.clock().instant())) {
      throw Rules.refused("expires must be in the future.");
    }
    if (request.gateway() != null) {
      requireGateway(task, request.gateway());
    }
  }

  private static void requireGateway(Task task, String gateway) {
    boolean seen = task.may(Verb.READ, Gateways.resource(task.stores(), gateway));
    if (!seen || Gateways.there(task.stores(), gateway).isEmpty()) {
      throw Rules.refused("gateway names one that is not there.");
    }
  }

  private void requireAlive(TokenRecord token) {
    if (!Tokens.isAlive(token, ledger.clock().instant()) || token.name().equals(Tokens.SESSION)) {
      throw Rules.refused(
          "A token that was revoked, has ended or comes of a sign-in is not rotated.");
    }
  }

  private static TokenRecord record(String id, TokenRequest request, TokenSecret secret) {
    return new TokenRecord(
        id,
        request.owner(),
        request.name(),
        secret.hash(),
        secret.hint(),
        request.permissions(),
        request.gateway(),
        request.expires(),
        null,
        false);
  }

  private static TokenRecord renewed(TokenRecord token, TokenSecret secret) {
    return new TokenRecord(
        token.id(),
        token.owner(),
        token.name(),
        secret.hash(),
        secret.hint(),
        token.permissions(),
        token.gateway(),
        token.expires(),
        token.lastUsed(),
        false);
  }
}
