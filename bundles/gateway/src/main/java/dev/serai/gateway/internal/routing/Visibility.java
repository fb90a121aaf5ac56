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
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.gateways.Bindings;
import dev.serai.gateway.internal.gateways.Gateways;
import dev.serai.gateway.internal.search.SearchedTool;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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

  /** Those of some tools that a caller sees, in their order. Fails as {@link #of} does. */
  List<SearchedTool> seen(Actor actor, String gateway, List<SearchedTool> tools) {
    return judge(actor, gateway, judge -> tools.stream().filter(judge::shows).toList());
  }

  /**
   * Whether a gateway lists its tools itself: one that is searched lists the same two always.
   *
   * @throws SeraiException {@code UNKNOWN_SERVER} if it is gone
   */
  boolean listsTools(String gateway) {
    return !bindings(gateway).isSearched();
  }

  /** The lists of an endpoint that can change. */
  public Set<ListKind> changing(Scope scope) {
    boolean searched = gateways.now(scope.name()).filter(Bindings::isSearched).isPresent();
    return searched && scope instanceof Scope.Gateway
        ? EnumSet.complementOf(EnumSet.of(ListKind.TOOLS))
        : EnumSet.allOf(ListKind.class);
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
    Bindings bindings = bindings(gateway);
    return decisions.seenBy(
        actor, bindings.gateway(), sight -> question.apply(new Judge(bindings, sight)));
  }

  private Bindings bindings(String gateway) {
    return gateways
        .now(gateway)
        .orElseThrow(
            () ->
                new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no gateway of this name."));
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

    boolean shows(SearchedTool tool) {
      return shows(ListKind.TOOLS, tool.server(), tool.name(), tool.exposed());
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
