package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.OlderSchemas;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.search.GatewayTools;
import dev.serai.gateway.internal.search.SearchedTool;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
   * @param prefix under which it is offered
   * @param name the server's own name
   */
  public record Route(InstallationId server, Alias prefix, String name) {}

  /**
   * What several servers offer alike under one prefix; each caller uses one of them.
   *
   * @param servers which ones
   * @param anybodys whether one of them is nobody's in particular
   * @param offered whether one of them stands for the installation of whoever has none
   * @param prefix the prefix
   * @param name the servers' own name
   */
  public record Offer(
      Set<InstallationId> servers, boolean anybodys, boolean offered, Alias prefix, String name) {
    /** The way to one of the servers. */
    Route to(InstallationId server) {
      return new Route(server, prefix, name);
    }
  }

  /**
   * One thing that is offered.
   *
   * @param kind what it is
   * @param offer where it leads
   * @param exposed its name, or how its URI is called
   * @param json all of it, as clients see it
   * @param older the same for clients of the legacy era
   */
  record Item(ListKind kind, Offer offer, String exposed, byte[] json, byte[] older) {
    static Item of(ListKind kind, Offer offer, String exposed, ListedItem listed) {
      byte[] json = AliasMapping.expose(offer.prefix(), kind, listed);
      return new Item(kind, offer, exposed, json, kind == ListKind.TOOLS ? olderTool(json) : json);
    }

    static Item own(String name, byte[] json) {
      Offer nobodys = new Offer(Set.of(), true, false, new Alias("serai"), name);
      return new Item(ListKind.TOOLS, nobodys, name, json, json);
    }

    SearchedTool searched() {
      return new SearchedTool(offer.servers(), offer.prefix(), offer.name(), exposed, json);
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
  private final Map<ListKind, Map<String, List<Offer>>> offers = new EnumMap<>(ListKind.class);
  private final Map<ListKind, ListPages> pages = new EnumMap<>(ListKind.class);
  private final Map<Route, String> renamed = new HashMap<>();
  private final ListPages olderTools;
  private final Map<BitSet, Directory> parts = new ConcurrentHashMap<>();
  private volatile Directory searched;

  private Directory(List<Item> items, Map<ListKind, ServerListing.Life> lives) {
    this.items = items;
    this.lives = lives;
    for (ListKind kind : ListKind.values()) {
      offers.put(kind, new HashMap<>());
      pages.put(kind, pages(kind, Item::json));
    }
    for (Item item : items) {
      offers.get(item.kind()).merge(item.exposed(), List.of(item.offer()), Directory::joined);
    }
    items.stream()
        .filter(Directory::isRenamedTool)
        .forEach(
            item ->
                item.offer()
                    .servers()
                    .forEach(server -> renamed.put(item.offer().to(server), item.exposed())));
    olderTools = older();
  }

  private static List<Offer> joined(List<Offer> some, List<Offer> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
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
    Offer offer = item.offer();
    return item.kind() == ListKind.TOOLS
        && !item.exposed().equals(ExposedNames.of(offer.prefix(), offer.name()));
  }

  /**
   * Merges listings, in the order given. A name that two prefixes have is the first one's; those
   * that share a prefix may list different things under it.
   */
  static Directory of(Map<ListedServer, ServerListing> listings) {
    Map<ListKind, ServerListing.Life> lives = new EnumMap<>(ListKind.class);
    listings
        .values()
        .forEach(
            listing ->
                listing
                    .lives()
                    .forEach((kind, life) -> lives.merge(kind, life, ServerListing.Life::and)));
    Map<ListKind, Map<String, Alias>> names = new EnumMap<>(ListKind.class);
    List<Item> items = new ArrayList<>();
    for (SharedListing shared : SharedListing.of(listings)) {
      for (ListKind kind : ListKind.values()) {
        Map<String, Alias> taken = names.computeIfAbsent(kind, same -> new HashMap<>());
        Set<String> own = new HashSet<>();
        for (ListedItem item : shared.listing().of(kind)) {
          String exposed = ExposedNames.of(shared.prefix(), item.shownName());
          if (own.add(exposed)
              && taken.computeIfAbsent(exposed, first -> shared.prefix()).equals(shared.prefix())) {
            items.add(Item.of(kind, shared.offer(item), exposed, item));
          }
        }
      }
    }
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

  /** The same with the tools that find and run tools, which it has no ways to. */
  Directory searched() {
    Directory made = searched;
    if (made == null) {
      List<Item> all = new ArrayList<>(items);
      GatewayTools.definitions().forEach((name, json) -> all.add(Item.own(name, json)));
      made = new Directory(all, lives);
      searched = made;
    }
    return made;
  }

  /** Where a tool's name leads: for each caller to one of these at most. */
  List<Offer> tool(String exposed) {
    return offers.get(ListKind.TOOLS).getOrDefault(exposed, List.of());
  }

  /** How a tool is called here, or would be if it were here. */
  String exposedTool(Route route) {
    String name = renamed.get(route);
    return name == null ? ExposedNames.of(route.prefix(), route.name()) : name;
  }

  /** The same of a prompt's name. */
  List<Offer> prompt(String exposed) {
    return offers.get(ListKind.PROMPTS).getOrDefault(exposed, List.of());
  }

  /** How a list may be cached from now on: as the strictest of its servers says. */
  public CacheHint hint(ListKind kind) {
    ServerListing.Life life = lives.get(kind);
    return life == null ? CacheHint.NONE : life.left(System.nanoTime());
  }

  /** All tools, as they are searched. */
  List<SearchedTool> searchable() {
    return items.stream()
        .filter(item -> item.kind() == ListKind.TOOLS)
        .map(Item::searched)
        .toList();
  }

  /** The names of all tools, sorted. */
  public List<String> tools() {
    return offers.get(ListKind.TOOLS).keySet().stream().sorted().toList();
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
