package dev.serai.access.internal.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What the audit log says of things: within its limits, and without secrets. */
public final class AuditText {
  private static final int MAX_VALUE = 65_536;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new SimpleModule().addSerializer(new InstantWriter())).build();

  private AuditText() {}

  /**
   * A record as JSON text, without what the names of its parts tell to be secret.
   *
   * @param record a record of the store
   * @return at most 65,536 characters; of a longer one only its length
   */
  public static String of(Object record) {
    try {
      return bounded(MAPPER.writeValueAsString(Redaction.of(MAPPER.valueToTree(record))));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
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

  /** JSON text, or only its length where it is longer than a detail may be. */
  static String bounded(String json) {
    return json.length() <= MAX_VALUE ? json : "{\"tooLong\":" + json.length() + "}";
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
