package dev.serai.access.internal.management;

import dev.serai.access.internal.AccountsComponent;
import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people manage, as a component; what decides and what notes are of this bundle too. */
@Component(configurationPid = "dev.serai.access", service = Management.class)
public final class AccessManagement implements Management {
  private static final int MAX_HOURS = 8_760;

  private final ManagedRecords<UserRecord> users;
  private final ManagedRecords<TeamRecord> teams;
  private final ManagedRecords<RoleRecord> roles;
  private final ManagedRecords<TokenRecord> tokens;
  private final ManagedRecords<GatewayRecord> gateways;
  private final ManagedRecords<BindingRecord> bindings;
  private final Minting minting;
  private final SignIn signIn;
  private final SignOut signOut;
  private final PasswordChange passwords;
  private final AuditPages audit;

  /** Reads the settings. */
  @Activate
  public AccessManagement(
      ManagementConfig config,
      @Reference StoreRoom room,
      @Reference Access access,
      @Reference AuditLog audit,
      @Reference Entries entries,
      @Reference AccountsComponent accounts) {
    this(
        new Ledger(room, access, audit, accounts.accounts(), Clock.systemUTC()),
        new Guesses(Math.max(1, config.failures$_$per$_$minute()), Clock.systemUTC()),
        Duration.ofHours(Math.max(1, Math.min(MAX_HOURS, config.session$_$hours()))),
        entries);
  }

  /**
   * Management.
   *
   * @param ledger does and notes everything
   * @param guesses at passwords
   * @param session how long a sign-in lasts
   * @param entries what gateways may offer
   */
  AccessManagement(Ledger ledger, Guesses guesses, Duration session, Entries entries) {
    users = new ManagedStore<>(ledger, new Users());
    teams = new ManagedStore<>(ledger, new Teams());
    roles = new ManagedStore<>(ledger, new Roles());
    tokens = new ManagedStore<>(ledger, new Tokens());
    gateways = new ManagedStore<>(ledger, new Gateways());
    bindings = new ManagedStore<>(ledger, new Bindings(entries));
    minting = new Minting(ledger);
    Passwords hashes = new Passwords();
    signIn = new SignIn(ledger, hashes, guesses, session);
    signOut = new SignOut(ledger);
    passwords = new PasswordChange(ledger, hashes, guesses);
    audit = new AuditPages(ledger);
  }

  @Override
  public ManagedRecords<UserRecord> users() {
    return users;
  }

  @Override
  public ManagedRecords<TeamRecord> teams() {
    return teams;
  }

  @Override
  public ManagedRecords<RoleRecord> roles() {
    return roles;
  }

  @Override
  public ManagedRecords<TokenRecord> tokens() {
    return tokens;
  }

  @Override
  public ManagedRecords<GatewayRecord> gateways() {
    return gateways;
  }

  @Override
  public ManagedRecords<BindingRecord> bindings() {
    return bindings;
  }

  @Override
  public NewToken mint(Actor actor, TokenRequest request) {
    return minting.mint(actor, request);
  }

  @Override
  public NewToken rotate(Actor actor, String id, long version) {
    return minting.rotate(actor, id, OptionalLong.of(version));
  }

  @Override
  public NewToken rotate(Actor actor, String id) {
    return minting.rotate(actor, id, OptionalLong.empty());
  }

  @Override
  public NewToken signIn(String name, char[] password, String address, String request) {
    return signIn.signIn(name, password, address, request);
  }

  @Override
  public void signOut(Actor actor) {
    signOut.signOut(actor);
  }

  @Override
  public Versioned<UserRecord> password(Actor actor, String user, char[] old, char[] password) {
    return passwords.set(actor, user, old, password);
  }

  @Override
  public Page<AuditRecord> audit(Actor actor, AuditQuery query, PageRequest page) {
    return audit.page(actor, query, page);
  }

  @Override
  public OptionalLong verifyAudit(Actor actor) {
    return audit.verify(actor);
  }
}
