package dev.serai.registry.internal.api;

import dev.serai.core.access.Resource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.catalog.PublishedQuery;
import dev.serai.registry.internal.document.Owners;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.UriInfo;

/**
 * The query parameters of a request. An empty one counts as missing, as clients send it so; one
 * that is not known is passed over.
 */
record Parameters(MultivaluedMap<String, String> all) {
  private static final int DEFAULT_LIMIT = 30;
  private static final int MAX_LIMIT = 100;

  /** Those of a request. */
  static Parameters of(UriInfo uri) {
    return new Parameters(uri.getQueryParameters());
  }

  PublishedQuery query() {
    return new PublishedQuery(
        text("cursor").orElse(null),
        limit(),
        text("search").orElse(null),
        text("updated_since").map(Parameters::time).orElse(null),
        text("version").orElse(null),
        deleted());
  }

  boolean deleted() {
    return text("include_deleted").filter(Parameters::isTrue).isPresent();
  }

  /** The owner whose entries alone are meant. */
  Optional<OwnerRef> scope() {
    return text("scope")
        .map(
            text ->
                Owners.read(text)
                    .orElseThrow(
                        () ->
                            refused(
                                "scope must be organization, team: with a team's id, or user: with"
                                    + " a user's id.")));
  }

  /** Whether something is of the owner that is meant. */
  Predicate<Resource> inScope() {
    return scope()
        .<Predicate<Resource>>map(owner -> what -> what.owner().equals(owner))
        .orElse(what -> true);
  }

  private int limit() {
    try {
      int limit = text("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw limitRefused(e);
    }
    throw limitRefused(null);
  }

  private static SeraiException limitRefused(Throwable cause) {
    return new SeraiException(
        ErrorCode.INVALID_VALUE, "limit must be a number from 1 to " + MAX_LIMIT + ".", cause);
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "updated_since must be a time such as 2030-01-31T12:00:00Z (a + in it is %2B).",
          e);
    }
  }

  private static boolean isTrue(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw refused("include_deleted must be true or false.");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(all.getFirst(name)).filter(text -> !text.isEmpty());
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
