package dev.serai.store.internal.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;

/** Records as JSON text: components by name, instants as ISO 8601. */
final class RecordJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(new InstantWriter())
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private RecordJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static ObjectNode tree(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, ObjectNode.class);
  }

  static <R> R read(String json, Class<R> type) throws JsonProcessingException {
    return MAPPER.readValue(json, type);
  }

  static <R> R read(ObjectNode tree, Class<R> type) throws JsonProcessingException {
    return MAPPER.treeToValue(tree, type);
  }

  /**
   * Reads a row.
   *
   * @throws SeraiException {@code STORE_DAMAGED} if what it holds is not what was written
   */
  static <R> R readable(String table, Object key, Reading<R> row) throws SQLException {
    try {
      return row.read();
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw new SeraiException(
          ErrorCode.STORE_DAMAGED,
          "The row " + key + " of the table " + table + " cannot be read.");
    }
  }

  /**
   * Reads a row.
   *
   * @param <R> what is in it
   */
  interface Reading<R> {
    /** Reads it. */
    R read() throws SQLException, JsonProcessingException;
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

  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Instant.parse(json.getValueAsString());
    }
  }
}
