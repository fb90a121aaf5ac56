package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.OlderSchemas;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private final Map<ListKind, Map<String, Route>> routes = new EnumMap<>(ListKind.class);
  private final Map<ListKind, ListPages> pages = new EnumMap<>(ListKind.class);
  private ListPages olderTools;
  private final Map<ListKind, ServerListing.Life> lives = new EnumMap<>(ListKind.class);

  private Directory() {
    for (ListKind kind : ListKind.values()) {
      routes.put(kind, new HashMap<>());
    }
  }

  /** Merges listings, in the order given. */
  static Directory of(Map<Alias, ServerListing> listings) {
    Directory directory = new Directory();
    Map<ListKind, List<byte[]>> items = new EnumMap<>(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      items.put(kind, new ArrayList<>());
    }
    listings.forEach((alias, listing) -> directory.add(alias, listing, items));
    items.forEach((kind, list) -> directory.pages.put(kind, new ListPages(kind, list)));
    directory.olderTools = directory.older(items.get(ListKind.TOOLS));
    return directory;
  }

  /** Most tools are the same for clients of both eras, and then one list is enough. */
  private ListPages older(List<byte[]> tools) {
    ListPages older =
        new ListPages(ListKind.TOOLS, tools.stream().map(Directory::olderTool).toList());
    return older.sameAs(pages.get(ListKind.TOOLS)) ? pages.get(ListKind.TOOLS) : older;
  }

  private static byte[] olderTool(byte[] tool) {
    Edits edits = new Edits(tool);
    OlderSchemas.editTool(Slice.of(tool), edits);
    return edits.apply();
  }

  private void add(Alias alias, ServerListing listing, Map<ListKind, List<byte[]>> items) {
    InstallationId server = new InstallationId(alias.value());
    listing.lives().forEach((kind, life) -> lives.merge(kind, life, ServerListing.Life::and));
    for (ListKind kind : ListKind.values()) {
      for (ListedItem item : listing.of(kind)) {
        String exposed = ExposedNames.of(alias, item.key());
        if (routes.get(kind).putIfAbsent(exposed, new Route(server, alias, item.key())) == null) {
          items.get(kind).add(AliasMapping.expose(alias, kind, item));
        }
      }
    }
  }

  /** Where a tool's name leads. */
  public Optional<Route> tool(String exposed) {
    return Optional.ofNullable(routes.get(ListKind.TOOLS).get(exposed));
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
