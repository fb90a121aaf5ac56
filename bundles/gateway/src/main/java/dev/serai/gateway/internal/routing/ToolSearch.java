package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.AuditEvent;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.search.SearchAnswer;
import dev.serai.gateway.internal.search.SearchRequest;
import dev.serai.gateway.internal.search.SearchedTool;
import dev.serai.gateway.internal.search.ToolIndex;
import dev.serai.gateway.internal.search.ToolIndexes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Finds tools for a caller: only what lists would show them on a gateway that lists all. Safe for
 * use by any thread; nothing blocks.
 */
final class ToolSearch {
  private static final int MAX_NEAR = 5;

  /** How many matches are counted. */
  private static final int ENOUGH = 1_000;

  private final Listings listings;
  private final Visibility visibility;
  private final ToolIndexes indexes;

  ToolSearch(Listings listings, Visibility visibility, ToolIndexes indexes) {
    this.listings = listings;
    this.visibility = visibility;
    this.indexes = indexes;
  }

  /** Answers a call of {@code search_tools}. */
  CompletionStage<Void> answer(Exchange exchange) {
    SearchRequest request;
    try {
      request = SearchRequest.of(exchange.request());
    } catch (SeraiException e) {
      refuse(exchange, e);
      return CompletableFuture.completedFuture(null);
    }
    return index(exchange).thenAccept(index -> exchange.respond(found(exchange, index, request)));
  }

  /** Whoever may use little of what matches best has the rest looked at, too. */
  private byte[] found(Exchange exchange, ToolIndex index, SearchRequest request) {
    ToolIndex.Found found = index.find(request, ENOUGH);
    List<SearchedTool> seen = seen(exchange, found.tools());
    if (seen.size() <= request.limit() && !found.all()) {
      found = index.find(request, Integer.MAX_VALUE);
      seen = seen(exchange, found.tools());
    }
    return SearchAnswer.of(request, seen, found.all());
  }

  /** Says in a result what is wrong with the arguments of a call. */
  static void refuse(Exchange exchange, SeraiException wrong) {
    exchange.fail(wrong, AuditEvent.Outcome.FAILED, SearchAnswer.complaint(wrong.getMessage()));
  }

  private List<SearchedTool> seen(Exchange exchange, List<SearchedTool> tools) {
    return visibility.seen(exchange.actor(), exchange.client().scope().name(), tools);
  }

  private boolean serves(Exchange exchange, InstallationId server) {
    return visibility.allows(exchange.actor(), exchange.client().scope().name(), server);
  }

  private CompletionStage<ToolIndex> index(Exchange exchange) {
    return listings
        .directory(exchange.client(), server -> serves(exchange, server))
        .thenCompose(directory -> indexes.of(directory, directory::searchable));
  }

  /**
   * Answers the run of a tool that there is not, for this caller, with the names of tools that may
   * be meant.
   *
   * @param name what is run, of which the answer says the beginning
   * @param error what is noted
   * @param outcome whether it is kept from the caller, which the answer does not show
   */
  CompletionStage<Void> unknown(
      Exchange exchange, String name, SeraiException error, AuditEvent.Outcome outcome) {
    SearchRequest like = SearchRequest.like(name, MAX_NEAR);
    return index(exchange)
        .thenAccept(
            index -> {
              String near =
                  seen(exchange, index.find(like, ENOUGH).tools()).stream()
                      .limit(MAX_NEAR)
                      .map(SearchedTool::exposed)
                      .collect(Collectors.joining(", "));
              String advice = near.isEmpty() ? "" : " Is it one of these? " + near + ".";
              String text =
                  "There is no tool " + like.query() + "." + advice + " search_tools finds others.";
              exchange.fail(error, outcome, SearchAnswer.complaint(text));
            });
  }
}
