package dev.serai.gateway.internal.routing;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.access.Decisions;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.gateways.Bindings;
import dev.serai.gateway.internal.gateways.Gateways;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What of a gateway a caller sees and may use: what the gateway binds, and access control allows.
 * The same rule guards calls and fills lists. Safe for use by any thread; nothing blocks.
 */
public final class Visibility {
  private static final CacheHint OWN = new CacheHint(Long.MAX_VALUE, false);

  private final Gateways gateways;
  private final Decisions decisions;
  private final Function<InstallationId, Optional<CatalogEntry>> entries;

  /**
   * A rule.
   *
   * @param gateways what gateways bind
   * @param decisions what access control allows
   * @param entries the entry of each server
   */
  public Visibility(
      Gateways gateways,
      Decisions decisions,
      Function<InstallationId, Optional<CatalogEntry>> entries) {
    this.gateways = gateways;
    this.decisions = decisions;
    this.entries = entries;
  }

  /**
   * The part of a directory that a caller sees.
   *
   * @throws SeraiException {@code UNKNOWN_SERVER} if the gateway is gone, {@code SERVICE_MISSING}
   *     while there is no access control
   */
  public Directory of(Actor actor, String gateway, Directory all) {
    return judge(actor, gateway, judge -> all.only(judge::shows));
  }

  /** Which lists of a gateway a change makes others. */
  public Set<ListKind> changes(String gateway, ListChange change) {
    return gateways
        .now(gateway)
        .map(
            bindings ->
                change.kinds(
                    all -> bound(bindings, all),
                    server -> entries.apply(server).filter(bindings::offers).isPresent()))
        .orElse(Set.of());
  }

  private Directory bound(Bindings bindings, Directory all) {
    return bindings.offersEverything()
        ? all
        : all.only(item -> isBound(bindings, item.kind(), item.route()));
  }

  private boolean isBound(Bindings bindings, ListKind kind, Directory.Route route) {
    return entries
        .apply(route.server())
        .filter(
            entry ->
                kind == ListKind.TOOLS
                    ? bindings.offersTool(entry, route.name())
                    : bindings.offersAll(entry))
        .isPresent();
  }

  /** How a list may be cached: what depends on who asks is theirs alone. */
  static CacheHint hint(Exchange exchange, CacheHint hint, boolean whole) {
    boolean anybody = exchange.actor().principal().kind() == Principal.Kind.LOCAL;
    return anybody && whole ? hint : hint.and(OWN);
  }

  /** Whether a caller sees an item, and may use it. */
  boolean allows(Actor actor, String gateway, ListKind kind, Directory.Route route, String name) {
    return judge(actor, gateway, judge -> judge.shows(kind, route.server(), route.name(), name));
  }

  /** Whether a caller sees a server's entry there, and so may know how it is. */
  public boolean allows(Actor actor, String gateway, InstallationId server) {
    return judge(actor, gateway, judge -> judge.shows(server));
  }

  private <T> T judge(Actor actor, String gateway, Function<Judge, T> question) {
    Bindings bindings =
        gateways
            .now(gateway)
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.UNKNOWN_SERVER, "There is no gateway of this name."));
    return decisions.seenBy(
        actor, bindings.gateway(), sight -> question.apply(new Judge(bindings, sight)));
  }

  /** Decides for one caller at one moment; each entry once. */
  private final class Judge {
    private final Bindings bindings;
    private final Decisions.Sight sight;
    private final Map<InstallationId, Optional<CatalogEntry>> usable = new HashMap<>();

    Judge(Bindings bindings, Decisions.Sight sight) {
      this.bindings = bindings;
      this.sight = sight;
    }

    boolean shows(Directory.Item item) {
      Directory.Route route = item.route();
      return shows(item.kind(), route.server(), route.name(), item.exposed());
    }

    boolean shows(ListKind kind, InstallationId server, String name, String exposed) {
      Optional<CatalogEntry> entry = usable(server);
      return entry.isPresent()
          && (kind == ListKind.TOOLS
              ? bindings.offersTool(entry.get(), name)
              : bindings.offersAll(entry.get()))
          && sight.mayUse(exposed);
    }

    boolean shows(InstallationId server) {
      return usable(server).filter(bindings::offers).isPresent();
    }

    private Optional<CatalogEntry> usable(InstallationId server) {
      return usable.computeIfAbsent(server, id -> entries.apply(id).filter(sight::mayUse));
    }
  }
}
