package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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

  private final Map<ListKind, List<byte[]>> items = new EnumMap<>(ListKind.class);
  private final Map<ListKind, Map<String, Route>> routes = new EnumMap<>(ListKind.class);
  private final Map<ListKind, byte[]> firstPages = new EnumMap<>(ListKind.class);
  private final Map<ListKind, CacheHint> hints = new EnumMap<>(ListKind.class);
  private final Map<String, ParamHeaders> paramHeaders = new HashMap<>();

  private Directory() {
    for (ListKind kind : ListKind.values()) {
      items.put(kind, new ArrayList<>());
      routes.put(kind, new HashMap<>());
    }
  }

  /** Merges listings, in the order given. */
  static Directory of(Map<Alias, ServerListing> listings) {
    Directory directory = new Directory();
    listings.forEach(directory::add);
    for (ListKind kind : ListKind.values()) {
      directory.firstPages.put(kind, directory.page(kind, 0));
    }
    return directory;
  }

  private void add(Alias alias, ServerListing listing) {
    InstallationId server = new InstallationId(alias.value());
    listing.hints().forEach((kind, hint) -> hints.merge(kind, hint, CacheHint::and));
    for (ListKind kind : ListKind.values()) {
      for (ListedItem item : listing.of(kind)) {
        String exposed = ExposedNames.of(alias, item.key());
        if (routes.get(kind).putIfAbsent(exposed, new Route(server, alias, item.key())) == null) {
          items.get(kind).add(AliasMapping.expose(alias, kind, item));
          if (kind == ListKind.TOOLS) {
            ParamHeaders.of(item.json()).ifPresent(found -> paramHeaders.put(exposed, found));
          }
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

  /** Which arguments of a tool have to stand in headers too, if any. */
  public Optional<ParamHeaders> paramHeaders(String exposed) {
    return Optional.ofNullable(paramHeaders.get(exposed));
  }

  /** How a list may be cached: as the strictest of its servers says. */
  public CacheHint hint(ListKind kind) {
    return hints.getOrDefault(kind, CacheHint.NONE);
  }

  /** The names of all tools, sorted. */
  public List<String> tools() {
    return routes.get(ListKind.TOOLS).keySet().stream().sorted().toList();
  }

  /**
   * One page of a list, as the JSON text of its result.
   *
   * @param cursor from the page before, or null for the first one
   * @throws SeraiException {@code INVALID_PARAMS} for a cursor that is none of ours or leads
   *     nowhere any more
   */
  public byte[] page(ListKind kind, String cursor) {
    return cursor == null ? firstPages.get(kind) : page(kind, position(kind, cursor));
  }

  /** Whether a list is the same as in another directory. */
  boolean sameAs(Directory other, ListKind kind) {
    List<byte[]> ours = items.get(kind);
    List<byte[]> theirs = other.items.get(kind);
    if (ours.size() != theirs.size()) {
      return false;
    }
    for (int at = 0; at < ours.size(); at++) {
      if (!Arrays.equals(ours.get(at), theirs.get(at))) {
        return false;
      }
    }
    return true;
  }

  private byte[] page(ListKind kind, int from) {
    List<byte[]> all = items.get(kind);
    int to = Math.min(from + PAGE_SIZE, all.size());
    List<Object> pieces = new ArrayList<>();
    pieces.add("{\"" + kind.member() + "\":[");
    for (int at = from; at < to; at++) {
      if (at > from) {
        pieces.add(",");
      }
      pieces.add(all.get(at));
    }
    pieces.add(to < all.size() ? "],\"nextCursor\":\"" + cursor(kind, to) + "\"}" : "]}");
    return JsonText.join(pieces.toArray());
  }

  private String cursor(ListKind kind, int position) {
    String text = kind.name() + ":" + position + ":" + items.get(kind).size();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private int position(ListKind kind, String cursor) {
    for (int at = PAGE_SIZE; at < items.get(kind).size(); at += PAGE_SIZE) {
      if (cursor(kind, at).equals(cursor)) {
        return at;
      }
    }
    throw new SeraiException(
        ErrorCode.INVALID_PARAMS, "params.cursor is unknown; list from the start again.");
  }
}
