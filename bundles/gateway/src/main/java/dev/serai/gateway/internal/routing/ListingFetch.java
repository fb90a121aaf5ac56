package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.upstream.Features;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks one server for everything that it lists, page by page, within bounds. */
final class ListingFetch {
  private static final int MAX_PAGES = 200;
  private static final int MAX_ITEMS = 10_000;

  private final ListReader reader = new ListReader();
  private final UpstreamSession session;
  private final Client client;
  private final Duration limit;

  ListingFetch(UpstreamSession session, Client client, Duration limit) {
    this.session = session;
    this.client = client;
    this.limit = limit;
  }

  /** The whole listing; fails if one of its lists cannot be had. */
  CompletionStage<ServerListing> fetch() {
    long asked = System.nanoTime();
    Map<ListKind, List<ListedItem>> lists = new EnumMap<>(ListKind.class);
    Map<ListKind, CacheHint> hints = new EnumMap<>(ListKind.class);
    CompletionStage<?> chain = CompletableFuture.completedFuture(null);
    for (ListKind kind : ListKind.values()) {
      if (offers(session.features(), kind)) {
        chain =
            chain
                .thenCompose(ignored -> list(kind, hints))
                .thenAccept(items -> lists.put(kind, items));
      }
    }
    return chain.thenApply(ignored -> listing(lists, hints, asked));
  }

  private ServerListing listing(
      Map<ListKind, List<ListedItem>> lists, Map<ListKind, CacheHint> hints, long asked) {
    Map<ListKind, ServerListing.Life> lives = new EnumMap<>(ListKind.class);
    hints.forEach((kind, hint) -> lives.put(kind, ServerListing.Life.of(hint, asked)));
    Set<ListKind> temporary = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : hints.keySet()) {
      if (session.era() == Era.MODERN && !session.features().tellsChangesOf(kind.family())) {
        temporary.add(kind);
      }
    }
    return new ServerListing(lists, lives, temporary);
  }

  private static boolean offers(Features features, ListKind kind) {
    return switch (kind) {
      case TOOLS -> features.tools();
      case PROMPTS -> features.prompts();
      case RESOURCES, TEMPLATES -> features.resources();
    };
  }

  private CompletionStage<List<ListedItem>> list(ListKind kind, Map<ListKind, CacheHint> hints) {
    return page(kind, null, new ArrayList<>(), new HashSet<>(), hints)
        .handle(
            (items, error) -> {
              if (error == null) {
                return items;
              }
              if (kind == ListKind.TEMPLATES) {
                return List.<ListedItem>of();
              }
              throw SeraiException.of(error);
            });
  }

  private CompletionStage<List<ListedItem>> page(
      ListKind kind,
      String cursor,
      List<ListedItem> items,
      Set<String> seen,
      Map<ListKind, CacheHint> hints) {
    byte[] params =
        cursor == null
            ? JsonText.utf8("{}")
            : JsonText.join("{\"cursor\":", JsonText.quote(cursor), "}");
    return session
        .request(client, kind.method(), params, limit)
        .thenCompose(
            answer -> {
              ListReader.Page page = reader.read(kind, answer.result());
              items.addAll(page.items());
              hints.merge(kind, page.hint(), CacheHint::and);
              if (page.nextCursor() == null) {
                return CompletableFuture.completedFuture(items);
              }
              if (!seen.add(page.nextCursor())
                  || seen.size() > MAX_PAGES
                  || items.size() > MAX_ITEMS) {
                throw new SeraiException(
                    ErrorCode.UPSTREAM_INVALID, "The list of " + kind.member() + " does not end.");
              }
              return page(kind, page.nextCursor(), items, seen, hints);
            });
  }
}
