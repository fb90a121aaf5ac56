package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a server said of itself: the answer to {@code initialize} (MCP 2025-11-25, lifecycle) or to
 * {@code server/discover} (MCP 2026-07-28, discovery). Texts are JSON as the server sent it.
 *
 * @param era which of the two it is
 * @param answer the whole answer
 * @param features what the server can do
 * @param serverInfo the server's name and version; the entry's own where the server gave none
 */
public record ServerHello(Era era, Message answer, Features features, Slice serverInfo) {
  private static final Set<String> LEGACY_VERSIONS =
      Set.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");
  private static final Slice NOTHING = Slice.of("{}");

  /**
   * Reads an answer to {@code initialize}.
   *
   * @throws SeraiException {@code UPSTREAM_INVALID} if it is no such answer, or names a revision
   *     that we do not speak
   */
  static ServerHello initialized(Message answer, CatalogEntry entry) {
    String version = answer.text(Place.PROTOCOL_VERSION);
    if (version == null || !isLegacy(version)) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID,
          "The server speaks an unknown protocol version: " + version + ".");
    }
    Features features = Features.of(version, answer.slice(Place.CAPABILITIES));
    return new ServerHello(
        Era.LEGACY, answer, features, info(answer.slice(Place.SERVER_INFO), entry));
  }

  /** Reads an answer to {@code server/discover}; the revision is the one chosen from it. */
  static ServerHello discovered(Message answer, String version, CatalogEntry entry) {
    Features features = Features.of(version, answer.slice(Place.CAPABILITIES));
    return new ServerHello(
        Era.MODERN, answer, features, info(answer.slice(Place.META_SERVER_INFO), entry));
  }

  /** Whether a revision begins with {@code initialize}, and we speak it. */
  static boolean isLegacy(String version) {
    return LEGACY_VERSIONS.contains(version);
  }

  private static Slice info(Slice given, CatalogEntry entry) {
    if (given != null) {
      return given;
    }
    return Slice.of(
        JsonText.join(
            "{\"name\":",
            JsonText.quote(entry.alias().value()),
            ",\"version\":",
            JsonText.quote(entry.version()),
            "}"));
  }

  /** What the server can do, an object. */
  public Slice capabilities() {
    Slice given = answer.slice(Place.CAPABILITIES);
    return given == null ? NOTHING : given;
  }

  /** How the server wants to be used, a string, or null. */
  public Slice instructions() {
    return answer.slice(Place.INSTRUCTIONS);
  }

  /** How long this may be cached, in milliseconds, or null where the server did not say. */
  public Slice ttl() {
    return era == Era.MODERN ? answer.slice(Place.TTL) : null;
  }

  /** Who may cache this, a string, or null where the server did not say. */
  public Slice cacheScope() {
    return era == Era.MODERN ? answer.slice(Place.CACHE_SCOPE) : null;
  }

  /**
   * The result of {@code initialize} for a client: a legacy server's own but for the version.
   *
   * @param version the revision that the client speaks
   * @param shown how the server introduces itself there, a string, JSON text; null for not at all
   */
  public byte[] initializeResult(String version, Slice shown) {
    if (era == Era.LEGACY) {
      Edits edits =
          new Edits(answer.bytes())
              .replace(answer.slice(Place.PROTOCOL_VERSION), JsonText.quote(version));
      if (shown == null) {
        edits.remove(answer.member(Place.INSTRUCTIONS));
      } else if (shown != instructions()) {
        edits.replace(instructions(), shown.toBytes());
      }
      return edits.applyTo(answer.result());
    }
    List<Object> pieces =
        new ArrayList<>(
            List.of(
                "{\"protocolVersion\":",
                JsonText.quote(version),
                ",\"capabilities\":",
                TasksExtension.removedFrom(capabilities()),
                ",\"serverInfo\":",
                serverInfo));
    if (shown != null) {
      pieces.addAll(List.of(",\"instructions\":", shown));
    }
    pieces.add("}");
    return JsonText.join(pieces.toArray());
  }
}
