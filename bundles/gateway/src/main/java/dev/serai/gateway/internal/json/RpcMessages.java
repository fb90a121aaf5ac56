package dev.serai.gateway.internal.json;

import dev.serai.core.error.SeraiException;

/** The JSON-RPC messages that the gateway makes itself (JSON-RPC 2.0, sections 4 and 5). */
public final class RpcMessages {
  private static final Slice NULL = Slice.of("null");

  private RpcMessages() {}

  /** An answer with a result, given as JSON text. */
  public static byte[] result(Slice id, byte[] result) {
    return JsonText.join("{\"jsonrpc\":\"2.0\",\"id\":", id, ",\"result\":", result, "}");
  }

  /**
   * An answer with an error. Its data hold the stable name, the advice and whether a retry may
   * help.
   *
   * @param id the request's id; null where it could not be read
   * @param error what to say
   */
  public static byte[] error(Slice id, SeraiException error) {
    return error(id, error, error.code().jsonRpcCode(), "");
  }

  /**
   * The same with another code and further data.
   *
   * @param data further members of the data, JSON text that begins with a comma, or empty
   */
  public static byte[] error(Slice id, SeraiException error, int code, String data) {
    String own = error.code().data();
    return JsonText.join(
        "{\"jsonrpc\":\"2.0\",\"id\":",
        id == null ? NULL : id,
        ",\"error\":{\"code\":",
        Integer.toString(code),
        ",\"message\":",
        JsonText.quote(error.getMessage()),
        ",\"data\":",
        data.isEmpty() ? own : own.substring(0, own.length() - 1) + data + "}",
        "}}");
  }

  /** A request. */
  public static byte[] request(long id, String method, byte[] params) {
    return JsonText.join(
        "{\"jsonrpc\":\"2.0\",\"id\":",
        Long.toString(id),
        ",\"method\":",
        JsonText.quote(method),
        ",\"params\":",
        params,
        "}");
  }

  /** A notification without parameters. */
  public static byte[] notification(String method) {
    return JsonText.join("{\"jsonrpc\":\"2.0\",\"method\":", JsonText.quote(method), "}");
  }

  /** A notification. */
  public static byte[] notification(String method, byte[] params) {
    return JsonText.join(
        "{\"jsonrpc\":\"2.0\",\"method\":", JsonText.quote(method), ",\"params\":", params, "}");
  }
}
