package dev.serai.gateway.internal.exchange;

import dev.serai.core.registry.Alias;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server's resource URIs are called on an aggregated endpoint: the alias and {@code __} stand
 * behind the scheme, as in {@code demo://everything__resource/1} for {@code demo://resource/1}. The
 * scheme stays, since clients treat {@code ui:} and {@code file:} by it; an alias holds no
 * underscore, so the first {@code __} behind the scheme ends it.
 *
 * @param alias the server's alias
 */
public record UriMapping(Alias alias) {
  private static final String SEPARATOR = "__";
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:(?://)?");
  private static final Pattern EXPOSED =
      Pattern.compile(
          "^((?:[A-Za-z][A-Za-z0-9+.-]*:(?://)?)?)([a-z0-9-]{1,24})__(.*)$", Pattern.DOTALL);

  /**
   * A URI taken apart.
   *
   * @param alias the text in the place of an alias
   * @param uri the server's own URI
   */
  public record Exposed(String alias, String uri) {}

  /** The URI, or URI template (RFC 6570), as clients see it. */
  public String expose(String uri) {
    Matcher scheme = SCHEME.matcher(uri);
    int at = scheme.find() ? scheme.end() : 0;
    return uri.substring(0, at) + alias.value() + SEPARATOR + uri.substring(at);
  }

  /** Takes apart what a client sends; null if it holds no alias. */
  public static Exposed resolve(String exposed) {
    Matcher matcher = EXPOSED.matcher(exposed);
    return matcher.matches()
        ? new Exposed(matcher.group(2), matcher.group(1) + matcher.group(3))
        : null;
  }
}
