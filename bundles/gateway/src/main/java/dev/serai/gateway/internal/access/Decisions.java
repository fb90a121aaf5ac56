package dev.serai.gateway.internal.access;

import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import java.util.function.Function;

/** What the gateway asks access control about. Safe for use by any thread; nothing blocks. */
public final class Decisions {
  private final AccessControl access;

  /** Decisions of this access control. */
  public Decisions(AccessControl access) {
    this.access = access;
  }

  /** What one caller may use, decided at one moment by one decider; good for that moment only. */
  public static final class Sight {
    private final Access access;
    private final Principal who;
    private final GatewayRecord gateway;

    private Sight(Access access, Principal who, GatewayRecord gateway) {
      this.access = access;
      this.who = who;
      this.gateway = gateway;
    }

    /** Whose eyes these are. */
    public Principal who() {
      return who;
    }

    /** Whether they may use an entry. */
    public boolean mayUse(CatalogEntry entry) {
      return access.decide(who, Verb.USE, resource(entry).through(gateway.name())).allowed();
    }

    /** Whether they may use an entry that can be installed. */
    public boolean mayUse(OfferedEntry entry) {
      Resource what =
          new Resource(
              ResourceKind.ENTRY, entry.name(), entry.scope(), entry.audience(), gateway.name());
      return access.decide(who, Verb.USE, what).allowed();
    }

    /** Whether they may use a tool, prompt or resource, by the name that the gateway gives it. */
    public boolean mayUse(String exposed) {
      return access.decide(who, Verb.USE, tool(exposed, gateway)).allowed();
    }
  }

  /**
   * Looks at a gateway with a caller's eyes.
   *
   * @throws SeraiException {@code SERVICE_MISSING} while there is no access control
   */
  public <T> T seenBy(Actor actor, GatewayRecord gateway, Function<Sight, T> look) {
    return access.now(it -> look.apply(new Sight(it, actor.principal(), gateway)));
  }

  /**
   * Demands that a caller may use a gateway.
   *
   * @throws SeraiException {@code FORBIDDEN} if they may only see it, {@code UNKNOWN_SERVER} if
   *     they may not even do that
   */
  public void require(Actor actor, GatewayRecord gateway) {
    require(actor, Resource.of(gateway), "There is no gateway of this name.");
  }

  /** Demands that a caller may use all of one entry's server, which is theirs or for them. */
  public void require(Actor actor, CatalogEntry entry) {
    if (!actor.principal().belongsTo(entry.owner())) {
      throw new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no server of this name.");
    }
    require(actor, resource(entry), "There is no server of this name.");
    require(actor, tool(entry.alias().value(), null), "There is no server of this name.");
  }

  /**
   * Whether a caller may use all of one entry's server.
   *
   * @throws SeraiException {@code SERVICE_MISSING} while there is no access control
   */
  public boolean mayUse(Actor actor, CatalogEntry entry) {
    return actor.principal().belongsTo(entry.owner())
        && mayUse(actor, resource(entry))
        && mayUse(actor, tool(entry.alias().value(), null));
  }

  private boolean mayUse(Actor actor, Resource what) {
    return access.decide(actor.principal(), Verb.USE, what).allowed();
  }

  private void require(Actor actor, Resource what, String unknown) {
    Principal who = actor.principal();
    Decision decision = access.decide(who, Verb.USE, what);
    if (!decision.allowed()) {
      throw access.decide(who, Verb.READ, what).allowed()
          ? new SeraiException(ErrorCode.FORBIDDEN, decision.reason())
          : new SeraiException(ErrorCode.UNKNOWN_SERVER, unknown);
    }
  }

  private static Resource resource(CatalogEntry entry) {
    return new Resource(ResourceKind.ENTRY, entry.name(), entry.scope(), entry.audience(), null);
  }

  private static Resource tool(String name, GatewayRecord gateway) {
    return new Resource(
        ResourceKind.TOOL,
        name,
        OwnerRef.ORGANIZATION,
        gateway == null ? null : gateway.audience(),
        gateway == null ? null : gateway.name());
  }
}
