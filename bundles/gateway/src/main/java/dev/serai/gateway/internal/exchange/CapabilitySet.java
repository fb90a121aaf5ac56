package dev.serai.gateway.internal.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;

/**
 * What a client declared at {@code initialize}. Servers offer different things to clients of
 * different capabilities, so upstream sessions and lists are kept apart by it. Two sets are equal
 * when they say the same, whatever the order of their members.
 */
public final class CapabilitySet {
  private static final int DIGEST_BYTES = 8;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** The first revision in which clients declare parts of elicitation and of sampling. */
  private static final String WITH_MODES = "2025-11-25";

  /** A client that declared nothing. */
  public static final CapabilitySet NONE = of(Slice.of("{}"));

  private final byte[] json;
  private final JsonNode node;
  private final String digest;

  private CapabilitySet(byte[] json, JsonNode node, String digest) {
    this.json = json;
    this.node = node;
    this.digest = digest;
  }

  /**
   * Reads the {@code capabilities} of an {@code initialize} request.
   *
   * @param raw the JSON text, or null where the client sent none
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object
   */
  public static CapabilitySet of(Slice raw) {
    byte[] json = raw == null ? JsonText.utf8("{}") : raw.toBytes();
    try {
      JsonNode node = MAPPER.readTree(json);
      if (!node.isObject()) {
        throw new SeraiException(
            ErrorCode.INVALID_PARAMS, "params.capabilities must be an object.");
      }
      byte[] canonical = MAPPER.writeValueAsBytes(MAPPER.treeToValue(node, Map.class));
      return new CapabilitySet(json, node, Sha256.hex(canonical, DIGEST_BYTES));
    } catch (JsonProcessingException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.capabilities is malformed.", e);
    } catch (java.io.IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.capabilities is unreadable.", e);
    }
  }

  /**
   * What counts of it under a revision before 2026-07-28: that has no tasks extension, and before
   * 2025-11-25 neither elicitation by URL nor sampling with tools.
   */
  public CapabilitySet under(String revision) {
    Slice counts = TasksExtension.removedFrom(Slice.of(json));
    if (revision.compareTo(WITH_MODES) < 0) {
      counts = without(without(counts, "elicitation", "url"), "sampling", "tools");
    }
    return counts.length() == json.length ? this : of(counts);
  }

  private static Slice without(Slice capabilities, String name, String part) {
    Slice capability = ObjectMembers.of(capabilities).get(name);
    if (capability == null || capability.source()[capability.from()] != '{') {
      return capabilities;
    }
    return Slice.of(
        new Edits(capabilities.source())
            .remove(ObjectMembers.member(capability, part))
            .applyTo(capabilities));
  }

  /** As the client sent it. */
  public byte[] json() {
    return json;
  }

  /** Sixteen hexadecimal digits that are equal for equal sets. */
  public String digest() {
    return digest;
  }

  /**
   * The name of the process that serves this set: empty, the plain one, for clients that declare
   * nothing.
   */
  public String variant() {
    return node.isEmpty() ? "" : digest;
  }

  /** Whether the client answers a server's request of this method. */
  public boolean allows(String method) {
    return switch (method) {
      case "roots/list" -> node.has("roots");
      case "sampling/createMessage" -> node.has("sampling");
      case "elicitation/create" -> node.has("elicitation");
      default -> true;
    };
  }

  /** Whether a server may ask the client for anything that a user or a model answers. */
  public boolean allowsAsking() {
    return node.has("roots") || node.has("sampling") || node.has("elicitation");
  }

  /** Whether the client lets a server send its user to a URL. */
  public boolean elicitsByUrl() {
    return node.at("/elicitation/url").isObject();
  }

  /** Whether the client fills in forms for servers, which is what naming no mode means. */
  public boolean elicitsByForm() {
    return node.at("/elicitation/form").isObject() || !elicitsByUrl();
  }

  /** Whether the client lets a server give tools to its model. */
  public boolean samplesWithTools() {
    return node.at("/sampling/tools").isObject();
  }

  /** Whether an extension was declared (MCP 2026-07-28, versioning, extension negotiation). */
  public boolean hasExtension(String id) {
    return node.path("extensions").has(id);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof CapabilitySet set && set.digest.equals(digest));
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "CapabilitySet[" + digest + "]";
  }
}
