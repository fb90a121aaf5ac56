package dev.serai.core.access;

import dev.serai.core.store.CredentialRecord;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import java.util.Objects;
import java.util.Set;

/**
 * What a decision is about.
 *
 * @param kind what it is
 * @param id which one; of one that is to be made, what it will be, or empty if that is not known
 * @param owner to whom it belongs
 * @param audience who may use it beside having the permission, or null if the owner says it all
 * @param editors who may change it beside its owner
 * @param gateway of a gateway, or of what is reached through one, the gateway's name; null
 *     otherwise
 */
public record Resource(
    ResourceKind kind,
    String id,
    OwnerRef owner,
    Set<OwnerRef> audience,
    Set<OwnerRef> editors,
    String gateway) {
  /** The audit log. */
  public static final Resource AUDIT = of(ResourceKind.AUDIT, "", OwnerRef.ORGANIZATION);

  /** Audience and editors are copied. */
  public Resource {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    audience = audience == null ? null : Set.copyOf(audience);
    editors = Set.copyOf(editors);
  }

  /** Something that its owner alone changes. */
  public Resource(
      ResourceKind kind, String id, OwnerRef owner, Set<OwnerRef> audience, String gateway) {
    this(kind, id, owner, audience, Set.of(), gateway);
  }

  /** Something that its owner says all about. */
  public static Resource of(ResourceKind kind, String id, OwnerRef owner) {
    return new Resource(kind, id, owner, null, null);
  }

  /** A person's account. */
  public static Resource of(UserRecord user) {
    return of(ResourceKind.USER, user.id(), OwnerRef.ORGANIZATION);
  }

  /** A team. */
  public static Resource of(TeamRecord team) {
    return of(ResourceKind.TEAM, team.id(), new OwnerRef(OwnerRef.Kind.TEAM, team.id()));
  }

  /** A role. */
  public static Resource of(RoleRecord role) {
    return of(ResourceKind.ROLE, role.name(), OwnerRef.ORGANIZATION);
  }

  /** A token. */
  public static Resource of(TokenRecord token) {
    return of(ResourceKind.TOKEN, token.id(), token.owner());
  }

  /** A gateway. */
  public static Resource of(GatewayRecord gateway) {
    return new Resource(
        ResourceKind.GATEWAY,
        gateway.name(),
        OwnerRef.ORGANIZATION,
        gateway.audience(),
        gateway.name());
  }

  /**
   * An entry. One that waits for approval is put before those who approve for the organization,
   * whosever it is; what its owner may do to it is what they may do to a draft.
   *
   * @param audience whom its options name, or null
   */
  public static Resource of(EntryRecord entry, Set<OwnerRef> audience) {
    Set<OwnerRef> scope = Set.of(entry.scope());
    return entry.state() == EntryRecord.State.PENDING
        ? entry(entry, OwnerRef.ORGANIZATION, scope, Set.of())
        : entry(entry, entry.scope(), audience, entry.shared() ? scope : Set.of());
  }

  private static Resource entry(
      EntryRecord entry, OwnerRef owner, Set<OwnerRef> audience, Set<OwnerRef> editors) {
    return new Resource(ResourceKind.ENTRY, entry.id(), owner, audience, editors, null);
  }

  /** An installation. */
  public static Resource of(InstallationRecord installation) {
    return of(ResourceKind.INSTALLATION, installation.id(), installation.owner());
  }

  /** A credential. */
  public static Resource of(CredentialRecord credential) {
    return of(ResourceKind.CREDENTIAL, credential.id(), credential.owner());
  }

  /**
   * The same, reached through a gateway: a token that may use one gateway only reaches nothing
   * else.
   */
  public Resource through(String gateway) {
    return new Resource(kind, id, owner, audience, editors, gateway);
  }

  /** For instance {@code gateway default}. */
  @Override
  public String toString() {
    return id.isEmpty() ? kind.word() : kind.word() + " " + id;
  }
}
