package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What servers may ask of clients, whatever the era of either: never more than the client declared
 * (MCP 2025-11-25 and 2026-07-28, elicitation and sampling, capabilities).
 */
public final class InputRules {
  private static final Set<String> INPUT =
      Set.of("elicitation/create", "sampling/createMessage", "roots/list");
  private static final Set<String> DURING = Set.of("tools/call", "prompts/get", "resources/read");

  private InputRules() {}

  /** Whether a modern server may want input before it answers this method. */
  public static boolean mayInterrupt(String method) {
    return DURING.contains(method);
  }

  /** Whether it is a method by which modern servers want input. */
  public static boolean isInput(String method) {
    return INPUT.contains(method);
  }

  /**
   * Why a client must not be asked.
   *
   * @param capabilities what the client declared
   * @param wanted what a server asks
   * @return {@code METHOD_NOT_FOUND} for a method and {@code INVALID_PARAMS} for parameters that
   *     were not declared; empty where the client may be asked
   */
  public static Optional<SeraiException> refusal(CapabilitySet capabilities, Message wanted) {
    String method = wanted.method();
    if (!capabilities.allows(method)) {
      return Optional.of(
          new SeraiException(
              ErrorCode.METHOD_NOT_FOUND, "The client did not declare " + method + "."));
    }
    String lacking =
        switch (method) {
          case "elicitation/create" -> lackingMode(capabilities, wanted.params());
          case "sampling/createMessage" -> lackingTools(capabilities, wanted.params());
          default -> null;
        };
    return Optional.ofNullable(lacking)
        .map(
            what ->
                new SeraiException(
                    ErrorCode.INVALID_PARAMS, "The client did not declare " + what + "."));
  }

  private static String lackingMode(CapabilitySet capabilities, Slice params) {
    Slice mode = ObjectMembers.of(params).get("mode");
    if (mode != null && mode.text().equals("\"url\"")) {
      return capabilities.elicitsByUrl() ? null : "elicitation by URL";
    }
    return capabilities.elicitsByForm() ? null : "elicitation by form";
  }

  private static String lackingTools(CapabilitySet capabilities, Slice params) {
    Map<String, Slice> members = ObjectMembers.of(params);
    boolean wanted = members.containsKey("tools") || members.containsKey("toolChoice");
    return wanted && !capabilities.samplesWithTools() ? "sampling with tools" : null;
  }
}
