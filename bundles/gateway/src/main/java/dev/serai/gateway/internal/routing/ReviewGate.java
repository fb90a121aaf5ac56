package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.upstream.ServerHello;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What review keeps back where no directory does: at the endpoints of single servers, whose answers
 * pass as bytes, and of resources, which no list has to name. Safe for use by any thread; nothing
 * blocks.
 */
public final class ReviewGate {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewGate.class);
  private static final CompletionStage<Void> READY = CompletableFuture.completedStage(null);

  private final Listings listings;
  private final Reviews reviews;

  ReviewGate(Listings listings, Reviews reviews) {
    this.listings = listings;
    this.reviews = reviews;
  }

  /**
   * Runs what needs a review: at once if there was one or none is needed, else when it has ended,
   * well or badly.
   */
  void whenReviewed(Exchange exchange, InstallationId server, Runnable next) {
    CatalogEntry entry = reviewed(server);
    boolean needed =
        entry != null
            && (ListKind.ofMethod(exchange.request().method()).isPresent()
                ? !reviews.isReviewed(entry)
                : Used.of(exchange.request()).isPresent() && !reviews.isKnown(entry));
    if (needed) {
      await(exchange.client(), server)
          .thenRun(next)
          .whenComplete(
              (done, error) -> {
                if (error != null) {
                  exchange.fail(error);
                }
              });
    } else {
      next.run();
    }
  }

  /** The entry of a server that is to be reviewed, or null. */
  private CatalogEntry reviewed(InstallationId server) {
    return reviews.isWanted() ? listings.entry(server).orElse(null) : null;
  }

  private CompletionStage<Void> await(Client client, InstallationId server) {
    return reviews
        .there()
        .thenCompose(there -> listings.reviewed(client, server))
        .exceptionally(missing -> null);
  }

  /**
   * Whether a client may use something under the server's own name.
   *
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} if nobody can say that
   */
  boolean mayUse(InstallationId server, Used used) {
    CatalogEntry entry = reviewed(server);
    return entry == null || reviews.mayUse(entry, used.kind(), used.name());
  }

  /** Has the lists of a server show what review shows of them, and maps as another mapping does. */
  AnswerMapping mapping(InstallationId server, Message request, AnswerMapping mapping) {
    Optional<ListKind> kind = ListKind.ofMethod(request.method());
    return kind.isEmpty()
        ? mapping
        : new AnswerMapping() {
          @Override
          public Message admit(Message answer) {
            CatalogEntry entry = answer.result() == null ? null : reviewed(server);
            return entry == null
                ? answer
                : reviews.ask(
                    entry, review -> new PassedList(kind.get(), server, review).of(answer));
          }

          @Override
          public void map(Message message, Edits edits) {
            mapping.map(message, edits);
          }
        };
  }

  /**
   * How a server introduces itself to clients of its own endpoint.
   *
   * @return a string, JSON text; empty if it says nothing, or that is not to be shown
   */
  public CompletionStage<Optional<Slice>> instructions(
      Client client, InstallationId server, ServerHello hello) {
    CatalogEntry entry = hello.instructions() == null ? null : reviewed(server);
    if (entry == null) {
      return CompletableFuture.completedStage(Optional.ofNullable(hello.instructions()));
    }
    CompletionStage<Void> ready = reviews.isReviewed(entry) ? READY : await(client, server);
    return ready.thenApply(done -> shown(server, hello.instructions()));
  }

  private Optional<Slice> shown(InstallationId server, Slice own) {
    CatalogEntry entry = reviewed(server);
    if (entry == null) {
      return Optional.of(own);
    }
    byte[] definition = JsonText.join("{\"instructions\":", own, "}");
    try {
      return reviews
          .ask(entry, review -> review.shown(server, ToolRecord.Kind.INSTRUCTIONS, definition))
          .map(
              shown ->
                  Arrays.equals(shown, definition)
                      ? own
                      : ObjectMembers.of(Slice.of(shown)).get("instructions"));
    } catch (RuntimeException e) {
      LOG.debug("The instructions of {} are left out: nobody can review them now", server, e);
      return Optional.empty();
    }
  }
}
