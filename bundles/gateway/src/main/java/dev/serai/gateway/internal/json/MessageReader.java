package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads envelopes with a streaming parser. Safe for use by any thread. */
public final class MessageReader {
  private static final int MAX_NESTING = 200;

  private final JsonFactory json;

  private MessageReader(boolean refuseDuplicateKeys) {
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(1_000)
                    .build())
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, refuseDuplicateKeys)
            .build();
  }

  /** For messages of clients: duplicate keys are refused. */
  public static MessageReader strict() {
    return new MessageReader(true);
  }

  /** For messages of servers, which are forwarded as they are. */
  public static MessageReader lenient() {
    return new MessageReader(false);
  }

  /** Whether the first byte that is no white space opens an array: a batch. */
  public static boolean isBatch(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b == '[';
      }
    }
    return false;
  }

  /**
   * Reads one message.
   *
   * @throws SeraiException {@code PARSE_ERROR} for what is no JSON, {@code INVALID_REQUEST} for
   *     JSON that is no JSON-RPC 2.0 message
   */
  public Message read(byte[] bytes) {
    try (JsonParser parser = json.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notOneObject(parser);
      }
      Message message = new EnvelopeScan(parser, bytes).scan();
      if (parser.nextToken() != null) {
        throw new SeraiException(ErrorCode.PARSE_ERROR, "More than one JSON value was sent.");
      }
      return message;
    } catch (JsonProcessingException e) {
      throw parseError(e);
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INTERNAL, "The message could not be read.", e);
    }
  }

  /** Splits a batch (JSON-RPC 2.0, section 6) into the bytes of its elements. */
  public List<byte[]> split(byte[] batch) {
    try (JsonParser parser = json.createParser(batch)) {
      List<byte[]> elements = new ArrayList<>();
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        elements.add(new Slice(batch, from, to).toBytes());
      }
      if (parser.nextToken() != null) {
        throw new SeraiException(ErrorCode.PARSE_ERROR, "More than one JSON value was sent.");
      }
      return elements;
    } catch (JsonProcessingException e) {
      throw parseError(e);
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INTERNAL, "The batch could not be read.", e);
    }
  }

  private static SeraiException notOneObject(JsonParser parser) {
    return parser.currentToken() == null
        ? new SeraiException(ErrorCode.PARSE_ERROR, "The message is empty.")
        : new SeraiException(ErrorCode.INVALID_REQUEST, "A JSON-RPC message is a JSON object.");
  }

  private static SeraiException parseError(JsonProcessingException e) {
    String original = e.getOriginalMessage();
    if (original != null && original.startsWith("Duplicate field")) {
      return new SeraiException(ErrorCode.INVALID_REQUEST, original.split("\\R")[0] + ".", e);
    }
    String where =
        e.getLocation() == null ? "" : " at byte " + Math.max(0, e.getLocation().getByteOffset());
    return new SeraiException(
        ErrorCode.PARSE_ERROR, "The message is no well-formed JSON" + where + ".", e);
  }
}
