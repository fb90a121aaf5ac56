package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.GatewayIdentity;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What each modern request says about itself (MCP 2026-07-28, basic, {@code _meta}), added to
 * requests of legacy clients and to our own. A legacy client that has set no log level gets no log
 * messages: 2025-11-25 lets the server choose then, and a modern one must send none.
 */
final class ModernMeta {
  /** The revision that we speak. */
  static final String VERSION = "2026-07-28";

  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final Map<Place, String> NAMES =
      new EnumMap<>(
          Map.of(
              Place.META_VERSION,
              PREFIX + "protocolVersion",
              Place.META_CAPABILITIES,
              PREFIX + "clientCapabilities",
              Place.META_CLIENT_INFO,
              PREFIX + "clientInfo",
              Place.META_LOG_LEVEL,
              PREFIX + "logLevel"));

  private ModernMeta() {}

  /** A client's request under an id of ours, with what it says about itself. */
  static byte[] request(Call call, long id) {
    Message request = call.exchange().request();
    Edits edits = call.requestUnder(id);
    String members = inputMembers(call, request, edits);
    if (call.exchange().client().era() == Era.LEGACY) {
      String about = about(request, values(call.exchange().client()), edits);
      if (request.slice(Place.META) != null) {
        insert(edits, request.slice(Place.META), about);
      } else {
        members = join(members, "\"_meta\":{" + about + "}");
      }
    }
    if (request.params() != null) {
      insert(edits, request.params(), members);
    } else if (!members.isEmpty()) {
      edits.insert(request.root(), JsonText.utf8("\"params\":{" + members + "}"));
    }
    return edits.apply();
  }

  /** Parameters of our own with what is said about the request. */
  static byte[] params(byte[] params, Client client) {
    StringJoiner about = new StringJoiner(",");
    values(client).forEach((place, value) -> about.add(member(place, value)));
    return new Edits(params)
        .insert(Slice.of(params), JsonText.utf8("\"_meta\":{" + about + "}"))
        .apply();
  }

  private static void insert(Edits edits, Slice object, String members) {
    if (!members.isEmpty()) {
      edits.insert(object, JsonText.utf8(members));
    }
  }

  /** The members that are missing; those that are there get our values. */
  private static String about(Message request, Map<Place, String> values, Edits edits) {
    StringJoiner missing = new StringJoiner(",");
    values.forEach(
        (place, value) -> {
          if (request.slice(place) == null) {
            missing.add(member(place, value));
          } else {
            edits.replace(request.slice(place), JsonText.utf8(value));
          }
        });
    return missing.toString();
  }

  private static Map<Place, String> values(Client client) {
    Map<Place, String> values = new EnumMap<>(Place.class);
    values.put(Place.META_VERSION, "\"" + VERSION + "\"");
    values.put(
        Place.META_CAPABILITIES,
        client == null ? "{}" : Slice.of(client.capabilities().json()).text());
    if (client == null || !client.hasSession()) {
      values.put(Place.META_CLIENT_INFO, GatewayIdentity.INFO);
    } else if (client.clientInfo() != null) {
      values.put(Place.META_CLIENT_INFO, Slice.of(client.clientInfo()).text());
    }
    if (client != null && client.logLevel() != null) {
      values.put(Place.META_LOG_LEVEL, "\"" + client.logLevel() + "\"");
    }
    return values;
  }

  private static String inputMembers(Call call, Message request, Edits edits) {
    if (call.input() == null) {
      return "";
    }
    String responses =
        set(request, edits, Place.INPUT_RESPONSES, "inputResponses", call.input().responses());
    String state =
        set(request, edits, Place.REQUEST_STATE, "requestState", call.input().requestState());
    return join(responses, state);
  }

  private static String set(Message request, Edits edits, Place place, String name, byte[] value) {
    if (value == null) {
      edits.remove(request.member(place));
      return "";
    }
    if (request.slice(place) != null) {
      edits.replace(request.slice(place), value);
      return "";
    }
    return "\"" + name + "\":" + Slice.of(value).text();
  }

  private static String member(Place place, String value) {
    return "\"" + NAMES.get(place) + "\":" + value;
  }

  private static String join(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "," + other;
  }
}
