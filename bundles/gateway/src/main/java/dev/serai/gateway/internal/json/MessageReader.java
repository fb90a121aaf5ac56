package dev.serai.gateway.internal.json;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.limits.LimitExceeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads envelopes. Safe for use by any thread. */
public final class MessageReader {
  /** How deep the objects and arrays of a message may be nested. */
  public static final int MAX_NESTING = JsonCursor.MAX_NESTING;

  /** The longest number in a message, in bytes. */
  public static final int MAX_NUMBER_BYTES = JsonCursor.MAX_NUMBER_BYTES;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final boolean refusesDuplicates;

  private MessageReader(boolean refusesDuplicates) {
    this.refusesDuplicates = refusesDuplicates;
  }

  /** For messages of clients: duplicate keys are refused, and parameters that are no object. */
  public static MessageReader strict() {
    return new MessageReader(true);
  }

  /** For messages of servers, which are forwarded as they are. */
  public static MessageReader lenient() {
    return new MessageReader(false);
  }

  /**
   * The text without a byte order mark, which may be ignored and must not be sent (RFC 8259,
   * section 8.1); the bytes themselves where there is none.
   */
  private static byte[] unmarked(byte[] bytes) {
    return Arrays.mismatch(bytes, MARK) == MARK.length
        ? Arrays.copyOfRange(bytes, MARK.length, bytes.length)
        : bytes;
  }

  /** Whether the first byte that is no white space opens an array: a batch. */
  public static boolean isBatch(byte[] bytes) {
    for (byte b : unmarked(bytes)) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b == '[';
      }
    }
    return false;
  }

  /**
   * Reads one message. What says nothing is not part of it: a byte order mark, a {@code _meta} that
   * is no object, and {@code params} that are null.
   *
   * @throws SeraiException {@code PARSE_ERROR} for what is no JSON, {@code INVALID_REQUEST} for
   *     JSON that is no JSON-RPC 2.0 message
   */
  public Message read(byte[] text) {
    byte[] bytes = unmarked(text);
    return checked(
        bytes,
        cursor -> {
          if (cursor.peek() != '{') {
            throw notOneObject(cursor);
          }
          EnvelopeScan scan = new EnvelopeScan(cursor, bytes, refusesDuplicates);
          Message message = scan.scan();
          byte[] usable = scan.usable();
          return usable == bytes ? message : read(usable);
        });
  }

  /**
   * Reads a message again that was edited.
   *
   * @throws SeraiException as {@link #read} does
   */
  public Message again(Message message, Edits edits) {
    return again(edits, message.isIndirect());
  }

  /** Reads the message that is meant by another one, as edits make it. Fails as read does. */
  public Message meantBy(Edits edits) {
    return again(edits, true);
  }

  private Message again(Edits edits, boolean indirect) {
    Message read = read(edits.apply());
    read.indirect(indirect);
    return read;
  }

  /** Splits a batch (JSON-RPC 2.0, section 6) into the bytes of its elements. */
  public List<byte[]> split(byte[] text) {
    byte[] batch = unmarked(text);
    return checked(
        batch,
        cursor -> {
          List<byte[]> elements = new ArrayList<>();
          cursor.peek();
          cursor.enter();
          for (boolean first = true; cursor.element(first); first = false) {
            int from = cursor.at();
            cursor.skip();
            elements.add(new Slice(batch, from, cursor.at()).toBytes());
          }
          return elements;
        });
  }

  private <T> T checked(byte[] bytes, Function<JsonCursor, T> reading) {
    JsonCursor cursor = new JsonCursor(bytes, refusesDuplicates);
    try {
      T read = reading.apply(cursor);
      if (cursor.peek() != -1) {
        throw new SeraiException(ErrorCode.PARSE_ERROR, "More than one JSON value was sent.");
      }
      return read;
    } catch (JsonCursor.Malformed e) {
      throw new SeraiException(
          ErrorCode.PARSE_ERROR, "The message is no well-formed JSON " + e.getMessage() + ".", e);
    } catch (LimitExceeded e) {
      throw new SeraiException(ErrorCode.INVALID_REQUEST, e.getMessage(), e);
    } catch (SeenNames.Duplicate e) {
      throw new SeraiException(ErrorCode.INVALID_REQUEST, e.getMessage() + ".", e);
    }
  }

  private static SeraiException notOneObject(JsonCursor cursor) {
    if (cursor.peek() == -1) {
      return new SeraiException(ErrorCode.PARSE_ERROR, "The message is empty.");
    }
    if (cursor.peek() != '[') {
      cursor.skip();
    }
    return new SeraiException(ErrorCode.INVALID_REQUEST, "A JSON-RPC message is a JSON object.");
  }
}
