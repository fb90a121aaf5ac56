package dev.serai.admin.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryBindingStore;
import dev.serai.core.store.MemoryGatewayStore;
import dev.serai.core.store.MemoryRoleStore;
import dev.serai.core.store.MemoryTeamStore;
import dev.serai.core.store.MemoryTokenStore;
import dev.serai.core.store.MemoryUserStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Management on stores that live in memory; every token it makes is known at once. */
final class TestingManagement implements Management {
  static final String PASSWORD = "correct horse battery";

  final MemoryUserStore users = new MemoryUserStore(change -> {});
  final MemoryTeamStore teams = new MemoryTeamStore(change -> {});
  final MemoryRoleStore roles = new MemoryRoleStore(change -> {});
  final MemoryTokenStore tokens = new MemoryTokenStore(change -> {});
  final MemoryGatewayStore gateways = new MemoryGatewayStore(change -> {});
  final MemoryBindingStore bindings = new MemoryBindingStore(change -> {});
  final MemoryAuditStore audit = new MemoryAuditStore();
  volatile int mints;
  volatile int verifications;

  /** Verifications of the audit log wait for it. */
  volatile CompletableFuture<Void> verifying = CompletableFuture.completedFuture(null);

  volatile String signInRequest;

  private final TestingAccess access;

  TestingManagement(TestingAccess access) {
    this.access = access;
    access.asks(
        secret ->
            tokens
                .findByHash(TestingConcerns.sha256(secret))
                .map(Versioned::value)
                .filter(token -> !token.revoked())
                .map(token -> TestingAccess.user(token.owner().id(), token.id(), "*:*"))
                .orElse(null));
  }

  /** Notes an event. */
  void noted(String action) {
    audit.append(
        new AuditEvent(
            Instant.parse("2030-01-01T00:00:00Z"),
            "user:root",
            action,
            null,
            AuditEvent.Outcome.DONE,
            Map.of("address", "127.0.0.1")));
  }

  @Override
  public ManagedRecords<UserRecord> users() {
    return records(users, Resource::of, UserRecord::name);
  }

  @Override
  public ManagedRecords<TeamRecord> teams() {
    return records(teams, Resource::of, TeamRecord::name);
  }

  @Override
  public ManagedRecords<RoleRecord> roles() {
    return records(roles, Resource::of, RoleRecord::name);
  }

  @Override
  public ManagedRecords<TokenRecord> tokens() {
    return records(tokens, Resource::of, TokenRecord::name);
  }

  @Override
  public ManagedRecords<GatewayRecord> gateways() {
    return records(gateways, Resource::of, GatewayRecord::name);
  }

  @Override
  public ManagedRecords<BindingRecord> bindings() {
    return records(
        bindings,
        binding -> Resource.of(ResourceKind.GATEWAY, binding.gateway(), OwnerRef.ORGANIZATION),
        BindingRecord::entryName);
  }

  private <R extends Keyed> ManagedRecords<R> records(
      EditableStore<R> store, Function<R, Resource> resource, Function<R, String> name) {
    return new TestingRecords<>(store, access, resource, name);
  }

  @Override
  public NewToken mint(Actor actor, TokenRequest request) {
    mints++;
    String secret = "srt_" + UUID.randomUUID();
    TokenRecord token =
        new TokenRecord(
            UUID.randomUUID().toString(),
            request.owner(),
            request.name(),
            TestingConcerns.sha256(secret),
            secret.substring(secret.length() - 4),
            request.permissions(),
            request.gateway(),
            request.expires(),
            null,
            false);
    access.require(actor.principal(), Verb.CREATE, Resource.of(token));
    return new NewToken(tokens.create(token), secret);
  }

  @Override
  public NewToken rotate(Actor actor, String id) {
    return rotate(actor, id, tokens().get(actor, id).version());
  }

  @Override
  public NewToken rotate(Actor actor, String id, long version) {
    TokenRecord old = tokens().get(actor, id).value();
    tokens().delete(actor, id, version);
    return mint(
        actor,
        new TokenRequest(old.owner(), old.name(), old.permissions(), old.gateway(), old.expires()));
  }

  @Override
  public NewToken signIn(String name, char[] password, String address, String request) {
    signInRequest = request;
    UserRecord user =
        users.all().stream()
            .map(Versioned::value)
            .filter(each -> each.name().equals(name) && PASSWORD.equals(new String(password)))
            .findAny()
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.UNAUTHENTICATED, "Name or password are not right."));
    return mint(
        new Actor(TestingAccess.user(user.id(), null), address, null),
        new TokenRequest(
            new OwnerRef(OwnerRef.Kind.USER, user.id()),
            "session",
            Set.of(),
            null,
            Instant.now().plusSeconds(3_600)));
  }

  @Override
  public void signOut(Actor actor) {
    Versioned<TokenRecord> session = tokens.find(actor.principal().token()).orElseThrow();
    tokens.delete(session.value().id(), session.version());
  }

  @Override
  public Versioned<UserRecord> password(Actor actor, String id, char[] old, char[] password) {
    if (password.length < 12) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "password must have at least 12 characters.");
    }
    if (actor.principal().isUser(id) && !PASSWORD.equals(old == null ? "" : new String(old))) {
      throw new SeraiException(ErrorCode.FORBIDDEN, "The old password is not right.");
    }
    return users.find(id).orElseThrow();
  }

  @Override
  public Page<AuditRecord> audit(Actor actor, AuditQuery query, PageRequest page) {
    access.require(actor.principal(), Verb.READ, Resource.AUDIT);
    long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
    List<AuditRecord> fitting =
        audit.read(0, 1_000).stream()
            .filter(record -> record.number() < before && query.matches(record.event()))
            .sorted(Comparator.comparing(AuditRecord::number).reversed())
            .toList();
    List<AuditRecord> items = fitting.stream().limit(page.limit()).toList();
    boolean more = fitting.size() > items.size();
    return new Page<>(items, more ? String.valueOf(items.get(items.size() - 1).number()) : null);
  }

  @Override
  public OptionalLong verifyAudit(Actor actor) {
    verifications++;
    verifying.join();
    access.require(actor.principal(), Verb.READ, Resource.AUDIT);
    return audit.verify();
  }
}
