package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import dev.serai.gateway.internal.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The documents that say where clients get a token for an endpoint (RFC 9728; MCP 2026-07-28,
 * authorization server discovery). There is one for each path that an endpoint may have, whether it
 * exists or not: whoever has no token learns nothing.
 */
final class ResourceDocuments {
  /** Where they are; the endpoint's path follows (RFC 9728, section 3.1). */
  static final String ROOT = "/.well-known/oauth-protected-resource";

  private static final String DEFAULT = "/mcp";
  private static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final int MAX_AGE_SECONDS = 60;

  private final AccessControl access;
  private final PublicUrl url;

  ResourceDocuments(AccessControl access, PublicUrl url) {
    this.access = access;
    this.url = url;
  }

  /** Whether a path is one of theirs. */
  static boolean own(String path) {
    return path.startsWith(ROOT)
        && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
  }

  /**
   * Answers a request for one of them.
   *
   * @param request one whose host was checked
   * @throws SeraiException {@code UNKNOWN_SERVER} if no endpoint can have this path, {@code
   *     SERVICE_MISSING} while there is no access control
   */
  void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Access-Control-Allow-Origin", "*");
    switch (request.getMethod()) {
      case "GET", "HEAD" -> {
        byte[] document = document(request);
        response.setHeader("Cache-Control", "public, max-age=" + MAX_AGE_SECONDS);
        response.setContentType("application/json");
        response.setContentLength(document.length);
        if (request.getMethod().equals("GET")) {
          response.getOutputStream().write(document);
        }
      }
      case "OPTIONS" -> {
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
        response.setHeader("Access-Control-Allow-Headers", "*");
        response.setStatus(204);
      }
      default -> HttpErrors.methodNotAllowed(response, ALLOWED);
    }
  }

  private byte[] document(HttpServletRequest request) {
    String path = path(request.getRequestURI());
    List<String> issuers = access.now(it -> it.issuers());
    List<String> scopes = access.now(it -> it.scopes());
    return JsonText.join(
        "{\"resource\":",
        JsonText.quote(url.of(request, path)),
        ",\"resource_name\":\"Serai\"",
        member("authorization_servers", issuers),
        member("scopes_supported", scopes),
        ",\"bearer_methods_supported\":[\"header\"]}");
  }

  private static String path(String uri) {
    String path = uri.substring(ROOT.length());
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.isEmpty()) {
      return DEFAULT;
    }
    if (Endpoints.scope(PairPath.of(path).endpoint()).isEmpty()) {
      throw new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no endpoint at this path.");
    }
    return path;
  }

  /** What has no value is left out (RFC 9728, section 3.2). */
  private static byte[] member(String name, List<String> values) {
    List<Object> pieces = new ArrayList<>();
    for (String value : values) {
      pieces.add(pieces.isEmpty() ? ",\"" + name + "\":[" : ",");
      pieces.add(JsonText.quote(value));
    }
    pieces.add(pieces.isEmpty() ? "" : "]");
    return JsonText.join(pieces.toArray());
  }
}
