package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an event that a client may come back behind (MCP 2025-11-25, transports, resumability):
 * the name of its stream and its number there. The name of a stream of answers holds the id of the
 * request, so that a gateway that does not have the stream can still answer the client.
 *
 * @param stream the name of the stream
 * @param number counts the events of the stream from 1; 0 before the first
 */
record EventId(String stream, long number) {
  private static final int MAX_REQUEST_ID = 96;
  private static final Pattern TEXT =
      Pattern.compile("([gs]\\d{1,18}(?:\\.[A-Za-z0-9_-]{1,128})?)-(\\d{1,18})");
  private static final String ANSWERS = "s";
  private static final String LISTENING = "g";

  /**
   * The name of a stream of answers.
   *
   * @param number unique within the session
   * @param request the request's id, JSON text; one that is very long is left out
   */
  static String ofAnswers(long number, Slice request) {
    return request.length() > MAX_REQUEST_ID
        ? ANSWERS + number
        : ANSWERS
            + number
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(request.toBytes());
  }

  /** The name of a stream outside calls, by a number that is unique within the session. */
  static String ofListening(long number) {
    return LISTENING + number;
  }

  /** Reads what a client sends; null for null and for what is none of ours. */
  static EventId of(String text) {
    Matcher parts = TEXT.matcher(text == null ? "" : text);
    return parts.matches() ? new EventId(parts.group(1), Long.parseLong(parts.group(2))) : null;
  }

  /** The number of its stream, unique within the session. */
  long streamNumber() {
    int dot = stream.indexOf('.');
    return Long.parseLong(stream.substring(1, dot < 0 ? stream.length() : dot));
  }

  /** Whether its stream carries the answer to a request. */
  boolean isOfAnswers() {
    return stream.startsWith(ANSWERS);
  }

  /**
   * The id of the request that the stream answers, JSON text; null if the name does not hold it.
   */
  Slice request() {
    int dot = stream.indexOf('.');
    try {
      return dot < 0 ? null : checked(Base64.getUrlDecoder().decode(stream.substring(dot + 1)));
    } catch (IllegalArgumentException | SeraiException e) {
      return null;
    }
  }

  /** A client may send anything, and it goes into our answer. */
  private static Slice checked(byte[] id) {
    byte[] response = RpcMessages.result(Slice.of(id), JsonText.utf8("{}"));
    Slice read = MessageReader.strict().read(response).id();
    return read != null && read.length() == id.length ? Slice.of(id) : null;
  }
}
