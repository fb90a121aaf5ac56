package dev.serai.gateway.internal;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One text as the server and as the client know it: what the documented rewrites make of it stands
 * on the other side.
 *
 * @param server null where the server does not have it
 * @param client null where the client does not have it
 */
record Twin(String server, String client) {
  /** A text that nothing rewrites. */
  static Twin same(String text) {
    return new Twin(text, text);
  }

  /** What only the server has. */
  static Twin ofServer(String text) {
    return new Twin(text, null);
  }

  /** What only the client has. */
  static Twin ofClient(String text) {
    return new Twin(null, text);
  }

  /** An object of members, each side with those that it has. */
  static Twin object(List<Twin> members) {
    return joined("{", members, "}");
  }

  static Twin array(List<Twin> elements) {
    return joined("[", elements, "]");
  }

  private static Twin joined(String open, List<Twin> parts, String close) {
    return new Twin(side(open, parts, Twin::server, close), side(open, parts, Twin::client, close));
  }

  private static String side(
      String open, List<Twin> parts, Function<Twin, String> text, String close) {
    return parts.stream()
        .map(text)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(",", open, close));
  }

  /** A member of an object. */
  Twin named(String name) {
    return new Twin(named(name, server), named(name, client));
  }

  private static String named(String name, String value) {
    return value == null ? null : "\"" + name + "\":" + value;
  }
}
