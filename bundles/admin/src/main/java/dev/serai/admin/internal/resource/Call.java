package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.signin.Caller;
import dev.serai.core.access.Actor;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriBuilder;
import javax.ws.rs.core.UriInfo;

/** A request as the resources see it; {@link Calls} makes one for each. */
public final class Call {
  /** The parameter of {@link #owner}. */
  static final String OWNER = "owner";

  private static final Set<String> PAGE = Set.of("limit", "after", "q");
  private static final int DEFAULT_LIMIT = 50;

  private final UriInfo uri;
  private final HttpHeaders headers;
  private final SecurityContext security;

  Call(UriInfo uri, HttpHeaders headers, SecurityContext security) {
    this.uri = uri;
    this.headers = headers;
    this.security = security;
  }

  Caller caller() {
    return (Caller) security.getUserPrincipal();
  }

  Actor actor() {
    return caller().actor();
  }

  /** The part of the path that a template names, decoded. */
  String part(String name) {
    return uri.getPathParameters().getFirst(name);
  }

  String key() {
    return part("key");
  }

  UriInfo uri() {
    return uri;
  }

  String header(String name) {
    return headers.getHeaderString(name);
  }

  /** Whether a change is about whatever version there is (RFC 9110, section 13.1.1). */
  boolean isAboutAnyVersion() {
    return Versions.isAny(header(HttpHeaders.IF_MATCH));
  }

  /**
   * Which part of a list is wanted.
   *
   * @param filters what may stand in the query beside
   */
  PageRequest page(String... filters) {
    onlyKnown(Stream.concat(PAGE.stream(), Stream.of(filters)).collect(Collectors.toSet()));
    return new PageRequest(query("after"), limit(), query("q"));
  }

  /** Refuses what is in the query and not among these. */
  void onlyKnown(Set<String> names) {
    for (String name : uri.getQueryParameters().keySet()) {
      if (!names.contains(name)) {
        throw refused("There is no query parameter of this name; there are " + names + ".");
      }
    }
  }

  /** A query parameter, or null. */
  String query(String name) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw refused(name + " stands more than once in the query.");
    }
    return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
  }

  /** The owner that the query names, or null. */
  OwnerRef owner() {
    String text = query(OWNER);
    return text == null ? null : owner(text);
  }

  private static OwnerRef owner(String text) {
    int colon = text.indexOf(':');
    try {
      return colon < 0 && text.equals(OwnerRef.ORGANIZATION_ID)
          ? OwnerRef.ORGANIZATION
          : new OwnerRef(
              OwnerRef.Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
              text.substring(colon + 1));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw refused("owner must be user:ID, team:ID or organization.");
    }
  }

  /** Whether the query says so, {@code true} or {@code false}; it does not where it is silent. */
  boolean flag(String name) {
    String text = query(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw refused(name + " must be true or false.");
    }
    return "true".equals(text);
  }

  /** The query with one parameter set anew. */
  String queryWith(String name, String value) {
    Map<String, String> query = new TreeMap<>();
    uri.getQueryParameters().keySet().forEach(each -> query.put(each, query(each)));
    query.put(name, value);
    return query.entrySet().stream()
        .filter(each -> each.getValue() != null)
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The address of something in a collection, without the host. */
  static String location(UriBuilder collection, String key) {
    return collection.path("{key}").build(key).getRawPath();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private int limit() {
    String limit = query("limit");
    try {
      return limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit);
    } catch (NumberFormatException e) {
      throw refused("limit must be a number.");
    }
  }

  static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
