package dev.serai.access.internal.accounts;

import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.SnapshotIndex;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Users, teams, roles and tokens in memory. What any replica changes is here within 1 s; while the
 * store is away it all stays as it was. Safe for use by any thread; nothing blocks.
 */
public final class Accounts {
  static final SnapshotIndex<String, UserRecord> USER_BY_NAME = SnapshotIndex.by(UserRecord::name);
  static final SnapshotIndex<UserRecord.Subject, UserRecord> USER_BY_SUBJECT =
      SnapshotIndex.by(UserRecord::subject);
  static final SnapshotIndex<String, TeamRecord> TEAM_BY_MEMBER =
      SnapshotIndex.byEach(team -> team.members().keySet());
  static final SnapshotIndex<String, TeamRecord> TEAM_BY_GROUP =
      SnapshotIndex.by(TeamRecord::group);
  static final SnapshotIndex<String, TokenRecord> TOKEN_BY_HASH =
      SnapshotIndex.by(TokenRecord::hash);

  static final SnapshotIndex<String, UserRecord> USER_BY_LIKENESS =
      SnapshotIndex.by(user -> Likeness.of(user.name()));
  static final SnapshotIndex<String, TeamRecord> TEAM_BY_LIKENESS =
      SnapshotIndex.by(team -> Likeness.of(team.name()));
  static final SnapshotIndex<String, RoleRecord> ROLE_BY_LIKENESS =
      SnapshotIndex.by(role -> Likeness.of(role.name()));
  static final SnapshotIndex<OwnedName, TokenRecord> TOKEN_BY_LIKENESS =
      SnapshotIndex.by(OwnedName::of);

  private final StoreSnapshot<UserRecord> users;
  private final StoreSnapshot<TeamRecord> teams;
  private final StoreSnapshot<RoleRecord> roles;
  private final StoreSnapshot<TokenRecord> tokens;
  private final ServiceSlot<Accounts> read = new ServiceSlot<>("accounts");
  private volatile AccountsView view;

  /** Nothing is known before {@link #listeners()} have heard of the stores. */
  public Accounts(Stores stores) {
    users =
        new StoreSnapshot<>(
            UserStore.CONCERN,
            () -> Stores.now(stores.users()),
            USER_BY_NAME,
            USER_BY_SUBJECT,
            USER_BY_LIKENESS);
    teams =
        new StoreSnapshot<>(
            TeamStore.CONCERN,
            () -> Stores.now(stores.teams()),
            TEAM_BY_MEMBER,
            TEAM_BY_GROUP,
            TEAM_BY_LIKENESS);
    roles =
        new StoreSnapshot<>(RoleStore.CONCERN, () -> Stores.now(stores.roles()), ROLE_BY_LIKENESS);
    tokens =
        new StoreSnapshot<>(
            TokenStore.CONCERN,
            () -> Stores.now(stores.tokens()),
            TOKEN_BY_HASH,
            TOKEN_BY_LIKENESS);
  }

  /** What has to hear of changes in the store. */
  public List<StoreListener> listeners() {
    return Stream.<StoreListener>of(users, teams, roles, tokens)
        .<StoreListener>map(snapshot -> new ReadListener(snapshot, this::tellIfLoaded))
        .toList();
  }

  /** Where these are, once everything has been read. */
  public ServiceSlot<Accounts> read() {
    return read;
  }

  private void tellIfLoaded() {
    if (loaded()) {
      read.bind(this);
    }
  }

  /** Whether everything has been read once. */
  public boolean loaded() {
    return Stream.of(users, teams, roles, tokens).allMatch(StoreSnapshot::loaded);
  }

  /** As {@link #view}; empty before everything has been read once. */
  public Optional<AccountsView> known() {
    return view != null || loaded() ? Optional.of(view()) : Optional.empty();
  }

  /**
   * All of them as they are known now; the same object until something changes.
   *
   * @throws SeraiException {@code STORE_UNAVAILABLE} before everything has been read once
   */
  public AccountsView view() {
    AccountsView now = view;
    if (now == null || !now.shows(users.view(), teams.view(), roles.view(), tokens.view())) {
      now = new AccountsView(now, users.view(), teams.view(), roles.view(), tokens.view());
      view = now;
    }
    return now;
  }
}
