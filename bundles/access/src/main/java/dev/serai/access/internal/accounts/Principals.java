package dev.serai.access.internal.accounts;

import dev.serai.access.internal.decision.Grants;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes principals of accounts and tokens. */
public final class Principals {
  private final AccountsView view;

  Principals(AccountsView view) {
    this.view = view;
  }

  /** For whom a token stands, whether or not its time is over; for nobody if its owner is out. */
  Optional<Principal> of(TokenRecord token) {
    return of(token, view::user, view::team);
  }

  /** The same with its owner found elsewhere. */
  public Optional<Principal> of(
      TokenRecord token,
      Function<String, Optional<Versioned<UserRecord>>> users,
      Function<String, Optional<Versioned<TeamRecord>>> teams) {
    String owner = token.owner().id();
    return switch (token.owner().kind()) {
      case USER -> users.apply(owner).map(Versioned::value).flatMap(user -> of(token, user));
      case TEAM -> teams.apply(owner).map(team -> of(token, team.value()));
      case ORGANIZATION -> Optional.of(ofOrganization(token));
    };
  }

  /** A user by a token of theirs; nobody if the user is disabled. */
  private Optional<Principal> of(TokenRecord token, UserRecord user) {
    if (user.disabled()) {
      return Optional.empty();
    }
    Permissions scope = scope(token);
    return Optional.of(
        new Principal(
            Principal.Kind.USER,
            user.id(),
            user.name(),
            token.id(),
            token.gateway(),
            inOrder(user, view.teams(user.id(), Set.of())),
            within(view.permissions(user.roles()), scope),
            scope));
  }

  /**
   * A user by the word of an identity provider: with the teams of its groups, and with its roles if
   * it says any; nobody if the user is disabled.
   */
  public Optional<Principal> of(ExternalIdentity identity, UserRecord user) {
    if (user.disabled()) {
      return Optional.empty();
    }
    Set<String> roles = identity.roles() == null ? user.roles() : identity.roles();
    return Optional.of(
        new Principal(
            Principal.Kind.USER,
            user.id(),
            user.name(),
            identity.token(),
            null,
            inOrder(user, view.teams(user.id(), identity.groups())),
            view.permissions(roles)));
  }

  /** Somebody who has no account here. */
  public Principal of(ExternalIdentity identity) {
    return new Principal(
        Principal.Kind.EXTERNAL,
        identity.id(),
        identity.name(),
        identity.token(),
        null,
        view.teams(identity.id(), identity.groups()),
        view.permissions(identity.roles() == null ? Set.of() : identity.roles()));
  }

  /** Those teams first that the user put in an order, in that order. */
  private static Map<String, Membership> inOrder(UserRecord user, Map<String, Membership> teams) {
    Map<String, Membership> ordered = new LinkedHashMap<>();
    user.teamOrder().stream()
        .filter(teams::containsKey)
        .forEach(team -> ordered.put(team, teams.get(team)));
    teams.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static Principal of(TokenRecord token, TeamRecord team) {
    Permissions scope = scope(token);
    return new Principal(
        Principal.Kind.TEAM,
        team.id(),
        team.name(),
        token.id(),
        token.gateway(),
        Map.of(team.id(), Membership.MEMBER),
        Grants.ofTeam(scope),
        scope);
  }

  /** The permissions that it names are all it has: without any it may do nothing. */
  private static Principal ofOrganization(TokenRecord token) {
    Permissions named = Permissions.of(token.permissions());
    return new Principal(
        Principal.Kind.ORGANIZATION,
        OwnerRef.ORGANIZATION_ID,
        token.name(),
        token.id(),
        token.gateway(),
        Map.of(),
        named,
        named);
  }

  private static Permissions scope(TokenRecord token) {
    return token.permissions().isEmpty() ? Permissions.ALL : Permissions.of(token.permissions());
  }

  private static Permissions within(Permissions permissions, Permissions scope) {
    return scope == Permissions.ALL ? permissions : permissions.within(scope);
  }
}
