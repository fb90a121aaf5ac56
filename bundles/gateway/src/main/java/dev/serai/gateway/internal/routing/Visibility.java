package dev.serai.gateway.internal.routing;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.resolution.Resolver;
import dev.serai.core.resolution.Sought;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.access.Decisions;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.gateways.Bindings;
import dev.serai.gateway.internal.gateways.Bindings.Pin;
import dev.serai.gateway.internal.gateways.Gateways;
import dev.serai.gateway.internal.search.SearchedTool;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What of a gateway a caller sees and may use: what the gateway binds, and access control allows.
 * The same rule guards calls and fills lists. Safe for use by any thread; nothing blocks.
 */
public final class Visibility {
  private static final CacheHint OWN = new CacheHint(Long.MAX_VALUE, false);

  private final Gateways gateways;
  private final Decisions decisions;
  private final Supplier<RegistrySnapshot> registry;

  /**
   * A rule.
   *
   * @param gateways what gateways bind
   * @param decisions what access control allows
   * @param registry which servers there are
   */
  public Visibility(Gateways gateways, Decisions decisions, Supplier<RegistrySnapshot> registry) {
    this.gateways = gateways;
    this.decisions = decisions;
    this.registry = registry;
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

  /**
   * The part of a directory that a gateway which lists its tools lists for a caller: tools that are
   * to be searched for give way to those that find and run them. Fails as {@link #of} does.
   */
  Directory listed(Actor actor, String gateway, Directory all) {
    Directory seen = of(actor, gateway, all);
    Directory listed = seen.only(this::isListed);
    return listed == seen ? seen : listed.searched();
  }

  private boolean isListed(Directory.Item item) {
    return item.kind() != ListKind.TOOLS
        || item.offer().servers().stream()
            .limit(1)
            .flatMap(server -> registry.get().find(server).stream())
            .allMatch(entry -> entry.options().exposure() == EntryOptions.Exposure.FULL);
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
                change.kinds(all -> bound(bindings, all), server -> isBound(bindings, server)))
        .orElse(Set.of());
  }

  /** What it may show to everybody; of what single owners see they hear themselves. */
  private Directory bound(Bindings bindings, Directory all) {
    return all.only(
        item ->
            bindings.offersEverything()
                ? item.offer().anybodys()
                : (item.offer().anybodys() || item.offer().offered())
                    && isBound(bindings, item.kind(), item.offer()));
  }

  private boolean isBound(Bindings bindings, InstallationId server) {
    return registry
        .get()
        .find(server)
        .filter(entry -> entry.isShared() && isBound(entry, bindings.all(entry.name())))
        .isPresent();
  }

  private boolean isBound(Bindings bindings, ListKind kind, Directory.Offer offer) {
    RegistrySnapshot servers = registry.get();
    return offer.servers().stream()
        .anyMatch(
            server ->
                servers
                    .find(server)
                    .map(entry -> isBound(entry, pins(bindings, entry.name(), kind, offer.name())))
                    .or(
                        () ->
                            servers
                                .offered(server)
                                .map(entry -> isBound(bindings, entry, kind, offer)))
                    .orElse(false));
  }

  private static boolean isBound(
      Bindings bindings, OfferedEntry entry, ListKind kind, Directory.Offer offer) {
    return bindings.isNamed(entry.name())
        && !pins(bindings, entry.name(), kind, offer.name()).isEmpty();
  }

  /** Whether there may be somebody whom a server serves by these bindings. */
  private boolean isBound(CatalogEntry entry, List<Pin> pins) {
    return pins.stream()
        .map(pin -> pin.installation() == null ? null : registry.get().find(pin.installation()))
        .anyMatch(
            pinned ->
                pinned == null
                    || pinned.isEmpty()
                    || pinned.get().installation().equals(entry.installation()));
  }

  private static List<Pin> pins(Bindings bindings, String entry, ListKind kind, String name) {
    return kind == ListKind.TOOLS ? bindings.ofTool(entry, name) : bindings.ofOthers(entry);
  }

  /** How a list may be cached: what depends on who asks is theirs alone. */
  static CacheHint hint(Exchange exchange, CacheHint hint, boolean whole) {
    boolean anybody = exchange.actor().principal().kind() == Principal.Kind.LOCAL;
    return anybody && whole ? hint : hint.and(OWN);
  }

  /**
   * Whether a caller sees an item, and may use it at the server to which the way leads: it serves
   * them now.
   */
  boolean allows(Actor actor, String gateway, ListKind kind, Directory.Route route, String name) {
    return judge(
        actor,
        gateway,
        judge ->
            judge
                .server(kind, route.prefix(), route.name(), name)
                .filter(route.server()::equals)
                .isPresent());
  }

  /**
   * Whether a caller may still have what they began at a server: it is bound there, and they may
   * use it, whether it serves them now or another one does.
   */
  boolean reaches(Actor actor, String gateway, InstallationId server) {
    return judge(actor, gateway, judge -> judge.reaches(server));
  }

  /** The same of one thing of it. */
  boolean reaches(Actor actor, String gateway, ListKind kind, Directory.Route route, String name) {
    return judge(actor, gateway, judge -> judge.reaches(kind, route, name));
  }

  /** Whether a server serves a caller there, who may know how it is. */
  public boolean allows(Actor actor, String gateway, InstallationId server) {
    return judge(actor, gateway, judge -> judge.shows(server));
  }

  /** Which of some offers are for a caller, and by which server; empty if none is. */
  Optional<Directory.Route> choose(
      Actor actor, String gateway, ListKind kind, List<Directory.Offer> offers, String name) {
    return judge(
        actor,
        gateway,
        judge ->
            offers.stream().flatMap(offer -> judge.route(kind, offer, name).stream()).findFirst());
  }

  /** The server that serves a caller what is offered under a prefix. */
  Optional<InstallationId> server(
      Actor actor, String gateway, ListKind kind, Alias prefix, String own, String name) {
    return judge(actor, gateway, judge -> judge.server(kind, prefix, own, name));
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

  /** Decides for one caller at one moment; who serves them of each prefix once. */
  private final class Judge {
    private record Asked(Alias prefix, Pin pin) {}

    private final Bindings bindings;
    private final Decisions.Sight sight;
    private final RegistrySnapshot servers = registry.get();
    private final Resolver resolver = new Resolver(servers);
    private final Map<Asked, Optional<CatalogEntry>> serving = new HashMap<>();

    Judge(Bindings bindings, Decisions.Sight sight) {
      this.bindings = bindings;
      this.sight = sight;
    }

    boolean shows(Directory.Item item) {
      return route(item.kind(), item.offer(), item.exposed()).isPresent();
    }

    boolean shows(SearchedTool tool) {
      return server(ListKind.TOOLS, tool.alias(), tool.name(), tool.exposed())
          .filter(tool.servers()::contains)
          .isPresent();
    }

    Optional<Directory.Route> route(ListKind kind, Directory.Offer offer, String exposed) {
      return server(kind, offer.prefix(), offer.name(), exposed)
          .filter(offer.servers()::contains)
          .map(offer::to);
    }

    Optional<InstallationId> server(ListKind kind, Alias prefix, String name, String exposed) {
      List<CatalogEntry> sharing = servers.sharing(prefix.value());
      OfferedEntry offered = offered(prefix);
      if (sharing.isEmpty() && offered == null) {
        return Optional.empty();
      }
      String entry = sharing.isEmpty() ? offered.name() : sharing.get(0).name();
      List<Pin> pins = pins(bindings, entry, kind, name);
      return serving(prefix, pins)
          .map(CatalogEntry::installation)
          .or(() -> pins.isEmpty() ? Optional.empty() : instead(offered))
          .filter(server -> sight.mayUse(exposed));
    }

    /** What stands for the installation that a caller may set up. */
    private Optional<InstallationId> instead(OfferedEntry offered) {
      return Optional.ofNullable(offered)
          .filter(entry -> bindings.isNamed(entry.name()) && sight.mayUse(entry))
          .map(OfferedEntry::id);
    }

    private OfferedEntry offered(Alias prefix) {
      return servers.offered(OfferedEntry.idOf(prefix.value())).orElse(null);
    }

    boolean reaches(InstallationId server) {
      return servers
          .find(server)
          .filter(entry -> !bindings.all(entry.name()).isEmpty() && isTheirs(entry))
          .isPresent();
    }

    boolean reaches(ListKind kind, Directory.Route route, String exposed) {
      if (servers.offered(route.server()).isPresent()) {
        return server(kind, route.prefix(), route.name(), exposed).isPresent();
      }
      return servers
          .find(route.server())
          .filter(entry -> !pins(bindings, entry.name(), kind, route.name()).isEmpty())
          .filter(this::isTheirs)
          .filter(entry -> sight.mayUse(exposed))
          .isPresent();
    }

    private boolean isTheirs(CatalogEntry entry) {
      return sight.who().belongsTo(entry.owner()) && sight.mayUse(entry);
    }

    boolean shows(InstallationId server) {
      CatalogEntry entry = servers.find(server).orElse(null);
      return entry != null
          && bindings.all(entry.name()).stream()
              .flatMap(pin -> serving(entry.prefix(), List.of(pin)).stream())
              .anyMatch(entry::equals);
    }

    private Optional<CatalogEntry> serving(Alias prefix, List<Pin> pins) {
      for (Pin pin : pins) {
        Optional<CatalogEntry> found = serving.computeIfAbsent(new Asked(prefix, pin), this::find);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<CatalogEntry> find(Asked asked) {
      Sought sought =
          new Sought(asked.prefix(), asked.pin().installation(), bindings.gateway().audience());
      return resolver.choose(sight.who(), sought).filter(sight::mayUse);
    }
  }
}
