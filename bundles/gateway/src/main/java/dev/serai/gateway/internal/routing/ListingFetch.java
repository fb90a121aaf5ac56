package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Slice;
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
  private final RawListing before;

  /** {@code before} is what is known of the server's lists already; may be null. */
  ListingFetch(UpstreamSession session, Client client, Duration limit, RawListing before) {
    this.session = session;
    this.client = client;
    this.limit = limit;
    this.before = before;
  }

  /**
   * The whole listing. A list that is none leaves what was known of it; where the server has no
   * list to show for itself, or is not there any more, it fails.
   */
  CompletionStage<RawListing> fetch() {
    long asked = System.nanoTime();
    Map<ListKind, List<ListedItem>> lists = new EnumMap<>(ListKind.class);
    Map<ListKind, CacheHint> hints = new EnumMap<>(ListKind.class);
    Map<ListKind, SeraiException> failures = new EnumMap<>(ListKind.class);
    Set<ListKind> unknown = EnumSet.noneOf(ListKind.class);
    CompletionStage<?> chain = CompletableFuture.completedFuture(null);
    for (ListKind kind : ListKind.values()) {
      if (offers(session.features(), kind)) {
        chain =
            chain
                .thenCompose(ignored -> list(kind, hints, failures, unknown))
                .thenAccept(items -> lists.put(kind, items));
      }
    }
    return chain.thenApply(
        ignored ->
            new RawListing(
                listing(lists, hints, asked, failure(lists, failures)), unknown, instructions()));
  }

  /** Templates are no reason to believe in a server whose every other list is none. */
  private static SeraiException failure(
      Map<ListKind, List<ListedItem>> lists, Map<ListKind, SeraiException> failures) {
    if (failures.isEmpty()) {
      return null;
    }
    SeraiException first = failures.values().iterator().next();
    if (lists.keySet().stream()
        .allMatch(kind -> kind == ListKind.TEMPLATES || failures.containsKey(kind))) {
      throw first;
    }
    return first;
  }

  private ServerListing listing(
      Map<ListKind, List<ListedItem>> lists,
      Map<ListKind, CacheHint> hints,
      long asked,
      SeraiException failure) {
    Map<ListKind, ServerListing.Life> lives = new EnumMap<>(ListKind.class);
    hints.forEach((kind, hint) -> lives.put(kind, ServerListing.Life.of(hint, asked)));
    Set<ListKind> temporary = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : hints.keySet()) {
      if (session.era() == Era.MODERN && !session.features().tellsChangesOf(kind.family())) {
        temporary.add(kind);
      }
    }
    return new ServerListing(lists, lives, temporary, failure);
  }

  private byte[] instructions() {
    Slice text = session.hello().instructions();
    return text == null ? null : JsonText.join("{\"instructions\":", text, "}");
  }

  private static boolean offers(Features features, ListKind kind) {
    return switch (kind) {
      case TOOLS -> features.tools();
      case PROMPTS -> features.prompts();
      case RESOURCES, TEMPLATES -> features.resources();
    };
  }

  private CompletionStage<List<ListedItem>> list(
      ListKind kind,
      Map<ListKind, CacheHint> hints,
      Map<ListKind, SeraiException> failures,
      Set<ListKind> unknown) {
    return page(kind, null, new ArrayList<>(), new HashSet<>(), hints)
        .handle(
            (items, error) -> {
              if (error == null) {
                return items;
              }
              if (kind == ListKind.TEMPLATES) {
                unknown.add(kind);
                return List.<ListedItem>of();
              }
              failures.put(kind, ofTheListAlone(error));
              hints.put(kind, CacheHint.NONE);
              if (before == null || before.unknown().contains(kind)) {
                unknown.add(kind);
                return List.<ListedItem>of();
              }
              return before.lists().of(kind);
            });
  }

  /** Whatever else it is, it would be the same with the next list. */
  private static SeraiException ofTheListAlone(Throwable error) {
    SeraiException failure = SeraiException.of(error);
    if (failure.code() != ErrorCode.UPSTREAM_INVALID) {
      throw failure;
    }
    return failure;
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
