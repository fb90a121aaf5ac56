package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.OlderSchemas;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.search.SearchedTool;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an aggregated endpoint offers to clients of one capability set: every name with the server
 * that it belongs to, and the lists, ready to be sent. Immutable; servers are ordered by alias,
 * items as their server orders them.
 */
public final class Directory {
  /** How many items one page of a list holds. */
  static final int PAGE_SIZE = 1_000;

  /**
   * Where a name leads.
   *
   * @param server whose it is
   * @param alias the server's alias
   * @param name the server's own name
   */
  public record Route(InstallationId server, Alias alias, String name) {}

  /**
   * One thing that is offered.
   *
   * @param kind what it is
   * @param route where it leads
   * @param exposed its name, or how its URI is called
   * @param json all of it, as clients see it
   * @param older the same for clients of the legacy era
   */
  record Item(ListKind kind, Route route, String exposed, byte[] json, byte[] older) {
    static Item of(ListKind kind, Route route, String exposed, ListedItem listed) {
      byte[] json = AliasMapping.expose(route.alias(), kind, listed);
      return new Item(kind, route, exposed, json, kind == ListKind.TOOLS ? olderTool(json) : json);
    }

    SearchedTool searched() {
      return new SearchedTool(route.server(), route.alias(), route.name(), exposed, json);
    }

    private static byte[] olderTool(byte[] tool) {
      Edits edits = new Edits(tool);
      OlderSchemas.editTool(Slice.of(tool), edits);
      return edits.apply();
    }
  }

  /** How many different views of one directory are kept ready. */
  private static final int MAX_PARTS = 64;

  private final List<Item> items;
  private final Map<ListKind, ServerListing.Life> lives;
  private final Map<ListKind, Map<String, Route>> routes = new EnumMap<>(ListKind.class);
  private final Map<ListKind, ListPages> pages = new EnumMap<>(ListKind.class);
  private final Map<Route, String> renamed = new HashMap<>();
  private final ListPages olderTools;
  private final Map<BitSet, Directory> parts = new ConcurrentHashMap<>();

  private Directory(List<Item> items, Map<ListKind, ServerListing.Life> lives) {
    this.items = items;
    this.lives = lives;
    for (ListKind kind : ListKind.values()) {
      routes.put(kind, new HashMap<>());
      pages.put(kind, pages(kind, Item::json));
    }
    items.forEach(item -> routes.get(item.kind()).put(item.exposed(), item.route()));
    items.stream()
        .filter(Directory::isRenamedTool)
        .forEach(item -> renamed.put(item.route(), item.exposed()));
    olderTools = older();
  }

  private ListPages pages(ListKind kind, Function<Item, byte[]> form) {
    return new ListPages(
        kind, items.stream().filter(item -> item.kind() == kind).map(form).toList());
  }

  /** Most tools are the same for clients of both eras, and then one list is enough. */
  private ListPages older() {
    ListPages older = pages(ListKind.TOOLS, Item::older);
    return older.sameAs(pages.get(ListKind.TOOLS)) ? pages.get(ListKind.TOOLS) : older;
  }

  private static boolean isRenamedTool(Item item) {
    Route route = item.route();
    return item.kind() == ListKind.TOOLS
        && !item.exposed().equals(ExposedNames.of(route.alias(), route.name()));
  }

  /** Merges listings, in the order given. */
  static Directory of(Map<ListedServer, ServerListing> listings) {
    Map<ListKind, ServerListing.Life> lives = new EnumMap<>(ListKind.class);
    Map<ListKind, Set<String>> names = new EnumMap<>(ListKind.class);
    List<Item> items = new ArrayList<>();
    listings.forEach(
        (server, listing) -> {
          listing.lives().forEach((kind, life) -> lives.merge(kind, life, ServerListing.Life::and));
          for (ListKind kind : ListKind.values()) {
            Set<String> taken = names.computeIfAbsent(kind, same -> new HashSet<>());
            for (ListedItem item : listing.of(kind)) {
              String exposed = ExposedNames.of(server.alias(), item.shownName());
              if (taken.add(exposed)) {
                Route route = new Route(server.installation(), server.alias(), item.key());
                items.add(Item.of(kind, route, exposed, item));
              }
            }
          }
        });
    return new Directory(items, lives);
  }

  /**
   * A part of it. Parts are kept, so that the lists of those who see the same are made once.
   *
   * @param shown whether something belongs to it; asked of each item once, in their order
   */
  Directory only(Predicate<Item> shown) {
    BitSet kept = new BitSet(items.size());
    for (int at = 0; at < items.size(); at++) {
      kept.set(at, shown.test(items.get(at)));
    }
    if (kept.cardinality() == items.size()) {
      return this;
    }
    Directory known = parts.get(kept);
    return known == null ? keep(kept) : known;
  }

  private Directory keep(BitSet kept) {
    if (parts.size() >= MAX_PARTS) {
      parts.clear();
    }
    return parts.computeIfAbsent(
        kept, same -> new Directory(kept.stream().mapToObj(items::get).toList(), lives));
  }

  /** Where a tool's name leads. */
  public Optional<Route> tool(String exposed) {
    return Optional.ofNullable(routes.get(ListKind.TOOLS).get(exposed));
  }

  /** How a tool is called here, or would be if it were here. */
  String exposedTool(Route route) {
    String name = renamed.get(route);
    return name == null ? ExposedNames.of(route.alias(), route.name()) : name;
  }

  /** Where a prompt's name leads. */
  public Optional<Route> prompt(String exposed) {
    return Optional.ofNullable(routes.get(ListKind.PROMPTS).get(exposed));
  }

  /** How a list may be cached from now on: as the strictest of its servers says. */
  public CacheHint hint(ListKind kind) {
    ServerListing.Life life = lives.get(kind);
    return life == null ? CacheHint.NONE : life.left(System.nanoTime());
  }

  /** All tools, as they are searched. */
  List<SearchedTool> searched() {
    return items.stream()
        .filter(item -> item.kind() == ListKind.TOOLS)
        .map(Item::searched)
        .toList();
  }

  /** The names of all tools, sorted. */
  public List<String> tools() {
    return routes.get(ListKind.TOOLS).keySet().stream().sorted().toList();
  }

  /**
   * One page of a list, as the JSON text of its result.
   *
   * @param era whom it is for: tools that older clients would refuse are written otherwise for them
   * @param cursor from the page before, or null for the first one
   * @throws SeraiException {@code INVALID_PARAMS} for a cursor that is none of ours or leads
   *     nowhere any more
   */
  public byte[] page(ListKind kind, Era era, String cursor) {
    boolean older = kind == ListKind.TOOLS && era == Era.LEGACY;
    return (older ? olderTools : pages.get(kind)).page(cursor);
  }

  /** Whether a list is the same as in another directory. */
  boolean sameAs(Directory other, ListKind kind) {
    return pages.get(kind).sameAs(other.pages.get(kind));
  }
}
