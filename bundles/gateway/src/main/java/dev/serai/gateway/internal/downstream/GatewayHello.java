package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.exchange.AppsExtension;
import dev.serai.gateway.internal.exchange.GatewayIdentity;
import dev.serai.gateway.internal.json.JsonText;

/** What an aggregated endpoint says of itself (MCP 2025-11-25, lifecycle, initialization). */
final class GatewayHello {
  private static final String CAPABILITIES = "\",\"capabilities\":{";

  /** Which tools may run as tasks is said by each tool (MCP 2025-11-25, tasks, negotiation). */
  private static final String TASKS =
      "\"tasks\":{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}},";

  private static final String REST =
      "\"completions\":{},\"extensions\":{\""
          + AppsExtension.ID
          + "\":{}},\"logging\":{},\"prompts\":{\"listChanged\":true},"
          + "\"resources\":{\"listChanged\":true,\"subscribe\":true},\"tools\":{\"listChanged\":true}},"
          + "\"serverInfo\":"
          + GatewayIdentity.INFO
          + ",\"instructions\":"
          + GatewayIdentity.INSTRUCTIONS
          + "}";

  private GatewayHello() {}

  /** The result of {@code initialize}. */
  static byte[] result(String version) {
    String tasks = version.equals(ProtocolVersions.LATEST) ? TASKS : "";
    return JsonText.utf8("{\"protocolVersion\":\"" + version + CAPABILITIES + tasks + REST);
  }
}
