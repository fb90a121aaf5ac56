package dev.serai.core.access;

import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who is calling, as it was known when the request came. What is bound to a principal is bound to
 * its {@link #reference()}, never to the text of the token that proved it.
 *
 * @param kind what it is
 * @param id opaque; of a user or team the record's id
 * @param name what people call it; for logs and audit, not for decisions
 * @param token the id of the token that proved it, or null; never the token itself. A token of an
 *     identity provider is {@code jti:} and its {@code jti}, or {@code sha256:} and the beginning
 *     of its hash. One that stands for the organization has it always
 * @param gateway the one gateway that its token may use, or null for any
 * @param teams the teams that it belongs to, by id, with what it is there; in the order in which
 *     what belongs to them is used
 * @param permissions what it may do with what belongs to the organization or its teams; never more
 *     than its token was limited to
 * @param scope what its token was limited to, which holds for what needs no permission too; {@link
 *     Permissions#ALL} if it was not
 */
public record Principal(
    Kind kind,
    String id,
    String name,
    String token,
    String gateway,
    Map<String, Membership> teams,
    Permissions permissions,
    Permissions scope) {

  /** Whoever is on this machine, while calls need no sign-in there. */
  public static final Principal LOCAL =
      new Principal(
          Kind.LOCAL,
          "local",
          "local",
          null,
          null,
          Map.of(),
          Permissions.of(
              Set.of(
                  "gateway:read",
                  "gateway:use",
                  "entry:read",
                  "entry:use",
                  "tool:read",
                  "tool:use")));

  /** What a principal is. */
  public enum Kind {
    /** A person known here. */
    USER,
    /** A token that stands for a team. */
    TEAM,
    /** A token that stands for the organization. */
    ORGANIZATION,
    /** Somebody whom an identity provider vouches for, and who has no account here. */
    EXTERNAL,
    /** Anybody on this machine. */
    LOCAL,
    /** The operator at the console of this container. */
    OPERATOR
  }

  /** Teams are copied, and stay in their order. */
  public Principal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(permissions, "permissions");
    Objects.requireNonNull(scope, "scope");
    if (kind == Kind.ORGANIZATION) {
      Objects.requireNonNull(token, "token");
    }
    teams = Collections.unmodifiableMap(new LinkedHashMap<>(teams));
  }

  /** A principal whose token was not limited. */
  public Principal(
      Kind kind,
      String id,
      String name,
      String token,
      String gateway,
      Map<String, Membership> teams,
      Permissions permissions) {
    this(kind, id, name, token, gateway, teams, permissions, Permissions.ALL);
  }

  /**
   * The operator at the console, who may do everything but reach what is personal.
   *
   * @param name the login at the console
   */
  public static Principal operator(String name) {
    return new Principal(Kind.OPERATOR, name, name, null, null, Map.of(), Permissions.ALL);
  }

  /**
   * Unique among all principals, and the same for each of its tokens: {@code user:4711}. Tokens of
   * the organization are principals of their own, since each may do something else: {@code
   * organization:} and the token's id, which stays when it is rotated.
   */
  public String reference() {
    return switch (kind) {
      case USER -> "user:" + id;
      case TEAM -> "team:" + id;
      case ORGANIZATION -> OwnerRef.ORGANIZATION_ID + ":" + token;
      case EXTERNAL -> "external:" + id;
      case LOCAL -> "local";
      case OPERATOR -> "operator:" + id;
    };
  }

  /** Whether something that belongs to this owner belongs to it, alone or among others. */
  public boolean belongsTo(OwnerRef owner) {
    return switch (owner.kind()) {
      case USER -> isUser(owner.id());
      case TEAM -> teams.containsKey(owner.id());
      case ORGANIZATION -> true;
    };
  }

  /** Whether it is this person: a token of a team or of the organization never is. */
  public boolean isUser(String user) {
    return (kind == Kind.USER || kind == Kind.EXTERNAL) && id.equals(user);
  }

  /** Whether it may change the team and what belongs to it. */
  public boolean administers(String team) {
    return teams.get(team) == Membership.ADMIN;
  }

  /** Whether what it came with is limited to some permissions or to one gateway. */
  public boolean isLimited() {
    return gateway != null || !scope.equals(Permissions.ALL);
  }

  /** Whether it has to change its password before it may do anything else. */
  public boolean mustChangePassword() {
    return scope.equals(Permissions.PASSWORD_CHANGE);
  }

  /** Everything that {@link #belongsTo} holds for. */
  public Set<OwnerRef> owners() {
    Set<OwnerRef> owners = new HashSet<>();
    if (kind == Kind.USER || kind == Kind.EXTERNAL) {
      owners.add(new OwnerRef(OwnerRef.Kind.USER, id));
    }
    teams.keySet().forEach(team -> owners.add(new OwnerRef(OwnerRef.Kind.TEAM, team)));
    owners.add(OwnerRef.ORGANIZATION);
    return owners;
  }

  /** Without permissions and teams. */
  @Override
  public String toString() {
    return reference();
  }
}
