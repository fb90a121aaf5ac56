package dev.serai.registry.internal.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.fetch.DocumentFetcher;
import dev.serai.registry.internal.fetch.UnexpectedStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one registry by the generic MCP registry API (OpenAPI 2025-12-01, v0.1). */
final class RegistryClient {
  /** The most servers of a page that registries give. */
  static final int MAX_LIMIT = 100;

  /** The version of a list or path that means the newest. */
  static final String LATEST = "latest";

  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_CURSOR = 2_000;
  private static final String TOKEN = "Authorization";
  private static final JsonMapper JSON = new JsonMapper(factory());

  private final String name;
  private final RegistryUrl url;
  private final Map<String, String> headers;
  private final DocumentFetcher fetcher;

  /** Asks the registry of this name there, with a token or with null. */
  RegistryClient(String name, RegistryUrl url, String token, DocumentFetcher fetcher) {
    this.name = name;
    this.url = url;
    this.headers = headers(token);
    this.fetcher = fetcher;
  }

  private static Map<String, String> headers(String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    if (token != null) {
      headers.put(TOKEN, "Bearer " + token);
    }
    return headers;
  }

  /** A page of the latest versions of the servers whose names contain this, or of all for null. */
  Offers search(String text, int limit, String cursor) {
    Map<String, String> query = page(Math.min(limit, MAX_LIMIT), cursor);
    query.put("version", LATEST);
    if (text != null && !text.isEmpty()) {
      query.put("search", text);
    }
    return offers(get(url.list(query)));
  }

  /** A page of all versions that were changed since, deleted ones too. */
  Offers changed(Instant since, String cursor) {
    Map<String, String> query = page(MAX_LIMIT, cursor);
    query.put("updated_since", since.truncatedTo(ChronoUnit.SECONDS).toString());
    query.put("include_deleted", "true");
    return offers(get(url.list(query)));
  }

  /** All versions of a server, deleted ones too. */
  Offers versions(String server) {
    Offers all = offers(get(URI.create(url.versions(server) + "?include_deleted=true")));
    List<Offer> own = all.offers().stream().filter(each -> each.name().equals(server)).toList();
    return new Offers(own, all.skipped(), null);
  }

  /** One version of a server, or {@link #LATEST}. */
  Offer version(String server, String version) {
    return Offer.read(get(url.version(server, version)))
        .filter(offer -> offer.name().equals(server))
        .filter(offer -> version.equals(LATEST) || offer.version().equals(version))
        .orElseThrow(() -> nonsense("another server than the one asked for", null));
  }

  private static Map<String, String> page(int limit, String cursor) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("limit", Integer.toString(limit));
    if (cursor != null) {
      query.put("cursor", cursor);
    }
    return query;
  }

  private Offers offers(JsonNode list) {
    if (!list.path("servers").isArray()) {
      throw nonsense("no list of servers", null);
    }
    List<Offer> offers = new ArrayList<>();
    int skipped = 0;
    for (JsonNode each : list.path("servers")) {
      Optional<Offer> offer = Offer.read(each);
      offer.ifPresent(offers::add);
      skipped += offer.isPresent() ? 0 : 1;
    }
    String next = list.path("metadata").path("nextCursor").asText(null);
    return new Offers(offers, skipped, next == null || next.isEmpty() ? null : cursor(next));
  }

  private String cursor(String next) {
    if (next.length() > MAX_CURSOR) {
      throw nonsense("a cursor that is too long", null);
    }
    return next;
  }

  private JsonNode get(URI uri) {
    try {
      return JSON.readTree(fetcher.get(uri, headers, MAX_BYTES));
    } catch (SeraiException e) {
      throw UnexpectedStatus.wantsSignIn(e) ? wantsToken(e) : e;
    } catch (IOException e) {
      throw nonsense("no JSON", e);
    }
  }

  private SeraiException wantsToken(SeraiException refused) {
    return new SeraiException(
        ErrorCode.FETCH_FAILED,
        "The registry "
            + name
            + (headers.containsKey(TOKEN) ? " does not take the token" : " wants a token")
            + ": put one into a file, and name that under registry-tokens in"
            + " etc/dev.serai.registry.cfg.",
        refused);
  }

  private SeraiException nonsense(String what, Throwable cause) {
    return new SeraiException(
        ErrorCode.FETCH_FAILED,
        "The registry "
            + name
            + " answered with "
            + what
            + ": its url must lead to an MCP registry API v0.1.",
        cause);
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }
}
