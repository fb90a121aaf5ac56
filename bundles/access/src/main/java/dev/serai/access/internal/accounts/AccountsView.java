package dev.serai.access.internal.accounts;

import dev.serai.core.access.Permissions;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.SnapshotIndex;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts and tokens as they were at one moment, with what follows from them: whom a token stands
 * for is found out once in the life of a view. Safe for use by any thread, without locks.
 */
public final class AccountsView {
  private static final Comparator<TeamRecord> BY_NAME =
      Comparator.comparing(TeamRecord::name).thenComparing(TeamRecord::id);

  private final SnapshotView<UserRecord> users;
  private final SnapshotView<TeamRecord> teams;
  private final SnapshotView<TokenRecord> tokens;
  private final RolePermissions roles;
  private final Principals principals = new Principals(this);
  private final Map<String, KnownToken> known = new ConcurrentHashMap<>();

  AccountsView(
      AccountsView before,
      SnapshotView<UserRecord> users,
      SnapshotView<TeamRecord> teams,
      SnapshotView<RoleRecord> roles,
      SnapshotView<TokenRecord> tokens) {
    this.users = users;
    this.teams = teams;
    this.tokens = tokens;
    this.roles =
        before != null && before.roles.shows(roles) ? before.roles : new RolePermissions(roles);
  }

  boolean shows(
      SnapshotView<UserRecord> users,
      SnapshotView<TeamRecord> teams,
      SnapshotView<RoleRecord> roles,
      SnapshotView<TokenRecord> tokens) {
    return this.users == users
        && this.teams == teams
        && this.tokens == tokens
        && this.roles.shows(roles);
  }

  /** The user with an id. */
  public Optional<Versioned<UserRecord>> user(String id) {
    return users.find(id);
  }

  /** The user with a name. */
  public Optional<Versioned<UserRecord>> userNamed(String name) {
    return first(users, Accounts.USER_BY_NAME, name);
  }

  /** Who somebody at an identity provider is here. */
  public Optional<Versioned<UserRecord>> user(UserRecord.Subject subject) {
    return first(users, Accounts.USER_BY_SUBJECT, subject);
  }

  /** The team with an id. */
  public Optional<Versioned<TeamRecord>> team(String id) {
    return teams.find(id);
  }

  /** The token with a hash, and whom it stands for; those too that are good for nothing. */
  public Optional<KnownToken> token(String hash) {
    KnownToken found = known.get(hash);
    return found != null
        ? Optional.of(found)
        : first(tokens, Accounts.TOKEN_BY_HASH, hash).map(this::know);
  }

  /** The users whose names look like one. */
  public Collection<Versioned<UserRecord>> usersAlike(String name) {
    return users.find(Accounts.USER_BY_LIKENESS, Likeness.of(name));
  }

  /** The teams whose names look like one. */
  public Collection<Versioned<TeamRecord>> teamsAlike(String name) {
    return teams.find(Accounts.TEAM_BY_LIKENESS, Likeness.of(name));
  }

  /** The roles in the store whose names look like one. */
  public Collection<Versioned<RoleRecord>> rolesAlike(String name) {
    return roles.alike(name);
  }

  /** The tokens of an owner that were not revoked and whose names look like one. */
  public Collection<Versioned<TokenRecord>> tokensAlike(OwnerRef owner, String name) {
    return tokens.find(Accounts.TOKEN_BY_LIKENESS, OwnedName.of(owner, name));
  }

  /** Makes principals of what stands here. */
  public Principals principals() {
    return principals;
  }

  /** What roles allow together; the role of members if there are none. */
  public Permissions permissions(Set<String> names) {
    return roles.of(names);
  }

  /** How many users there are. */
  public int userCount() {
    return users.all().size();
  }

  /** How many tokens there are. */
  public int tokenCount() {
    return tokens.all().size();
  }

  /**
   * The teams of a user by membership and of groups by name, with what one is there; in the order
   * of their names.
   */
  Map<String, Membership> teams(String user, Set<String> groups) {
    Map<TeamRecord, Membership> found = new TreeMap<>(BY_NAME);
    for (String group : groups) {
      teams
          .find(Accounts.TEAM_BY_GROUP, group)
          .forEach(team -> found.put(team.value(), Membership.MEMBER));
    }
    teams
        .find(Accounts.TEAM_BY_MEMBER, user)
        .forEach(team -> found.put(team.value(), team.value().members().get(user)));
    Map<String, Membership> ordered = new LinkedHashMap<>();
    found.forEach((team, membership) -> ordered.put(team.id(), membership));
    return ordered;
  }

  private KnownToken know(Versioned<TokenRecord> token) {
    KnownToken fresh = new KnownToken(token.value(), principals.of(token.value()).orElse(null));
    known.put(token.value().hash(), fresh);
    return fresh;
  }

  private static <K, R extends Keyed> Optional<Versioned<R>> first(
      SnapshotView<R> view, SnapshotIndex<K, R> index, K key) {
    return view.find(index, key).stream().findFirst();
  }
}
