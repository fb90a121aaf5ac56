package dev.serai.access.internal.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.serai.access.internal.token.Sha256;
import dev.serai.core.access.AuditLog.Detail;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the audit log says of things: within its limits, and without secrets. */
public final class AuditText {
  private static final int MAX_VALUE = 65_536;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule().addSerializer(new InstantWriter()).addSerializer(new SetWriter()))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private AuditText() {}

  /**
   * A record as JSON text, without what the names of its parts tell to be secret: sets and maps in
   * order, so that equal records are equal texts.
   *
   * @param record a record of the store
   * @return at most 65,536 characters; of a longer one its length and its SHA-256
   */
  public static String of(Object record) {
    return bounded(tree(record).toString());
  }

  /**
   * What a change made of a record, as details of an event.
   *
   * @param before what it was, or null
   * @param after what it is now, or null
   * @return {@code before} and {@code after} as {@link #of} has them; where one of them is too
   *     long, {@code changes} beside, with what differs
   */
  public static Map<String, String> change(Object before, Object after) {
    Map<String, String> details = new HashMap<>();
    JsonNode old = before == null ? NOTHING : tree(before);
    JsonNode now = after == null ? NOTHING : tree(after);
    boolean fits = put(details, Detail.BEFORE, old) & put(details, Detail.AFTER, now);
    if (!fits) {
      details.put(Detail.CHANGES, Difference.of(old, now));
    }
    return details;
  }

  /** Whether it fits whole. */
  private static boolean put(Map<String, String> details, String name, JsonNode value) {
    String text = value.toString();
    if (value != NOTHING) {
      details.put(name, bounded(text));
    }
    return text.length() <= MAX_VALUE;
  }

  private static JsonNode tree(Object record) {
    return Redaction.of(MAPPER.valueToTree(record));
  }

  /**
   * A detail of an event: of JSON text without secrets, all else as it is.
   *
   * @return at most 65,536 characters
   */
  static String detail(String text) {
    boolean json = text.startsWith("{") || text.startsWith("[");
    return json ? bounded(Redaction.of(text)) : text;
  }

  /**
   * A text that somebody sent, made to fit: cut, without what no database keeps, and never blank.
   *
   * @param text anything, or null
   * @param max the most characters, 1 or more
   */
  public static String fit(String text, int max) {
    StringBuilder fitting = new StringBuilder();
    if (text != null) {
      text.codePoints()
          .limit(max)
          .map(point -> keepable(point) ? point : '?')
          .takeWhile(point -> fitting.length() + Character.charCount(point) <= max)
          .forEach(fitting::appendCodePoint);
    }
    return fitting.toString().isBlank() ? "-" : fitting.toString();
  }

  /** JSON text, or only its length and hash where it is longer than a detail may be. */
  static String bounded(String json) {
    return json.length() <= MAX_VALUE
        ? json
        : "{\"tooLong\":%d,\"sha256\":\"%s\"}".formatted(json.length(), Sha256.hex(json));
  }

  private static boolean keepable(int point) {
    return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
  }

  private static final class InstantWriter extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }
}
