package dev.serai.gateway.internal.access;

import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;

/**
 * What was given to a call and what was answered, as it arrived: of each the first 16,384 bytes.
 * Secrets are still in it.
 */
final class CallText {
  static final int MAX_BYTES = 16_384;
  private static final int CONTINUATION_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private CallText() {}

  /** Adds the arguments of a request to the details; only the size where they cannot be read. */
  static void arguments(Message request, Map<String, String> details) {
    Slice params = request.params();
    if (params == null || !params.isObject()) {
      return;
    }
    try {
      Slice arguments = ObjectMembers.of(params).get("arguments");
      put(Detail.ARGUMENTS, Detail.ARGUMENTS_BYTES, arguments, details);
    } catch (SeraiException e) {
      details.put(Detail.ARGUMENTS_BYTES, Integer.toString(params.length()));
    }
  }

  /**
   * Adds a result to the details.
   *
   * @param result the server's, or null if there is none
   */
  static void result(Slice result, Map<String, String> details) {
    put(Detail.RESULT, Detail.RESULT_BYTES, result, details);
  }

  private static void put(String name, String size, Slice json, Map<String, String> details) {
    if (json == null) {
      return;
    }
    if (json.length() > MAX_BYTES) {
      details.put(size, Integer.toString(json.length()));
    }
    details.put(name, beginning(json).text());
  }

  /** Ends before a character that would not be whole (RFC 3629, section 3). */
  private static Slice beginning(Slice json) {
    if (json.length() <= MAX_BYTES) {
      return json;
    }
    int to = json.from() + MAX_BYTES;
    while (to > json.from() && (json.source()[to] & CONTINUATION_MASK) == CONTINUATION) {
      to--;
    }
    return new Slice(json.source(), json.from(), to);
  }
}
