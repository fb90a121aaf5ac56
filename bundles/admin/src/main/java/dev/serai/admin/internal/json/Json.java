package dev.serai.admin.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as the API reads and writes it. Nothing is guessed: a member that nobody knows, one that is
 * there twice, and a value of another type are refused, each by its name.
 */
public final class Json {
  private static final int MAX_NESTING = 50;

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  /** A value as JSON text, encoded as UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be written as JSON", e);
    }
  }

  /**
   * Reads a whole value.
   *
   * @throws SeraiException {@code PARSE_ERROR} with the place; {@code INVALID_VALUE} with the
   *     member
   */
  public static <T> T read(byte[] body, Class<T> type) {
    return value(tree(body), type);
  }

  /**
   * Changes a value by a merge patch (RFC 7396); refuses as {@link #read} does.
   *
   * @param now the value until now, which stays as it is
   * @param patch the patch as JSON text
   */
  public static <T> T merge(T now, byte[] patch, Class<T> type) {
    return value(MergePatch.apply(MAPPER.valueToTree(now), tree(patch)), type);
  }

  /** Any JSON text. */
  public static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(text(body));
      if (tree.isMissingNode()) {
        throw new SeraiException(ErrorCode.PARSE_ERROR, "The body is empty.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  private static <T> T value(JsonNode tree, Class<T> type) {
    if (!tree.isObject()) {
      throw new SeraiException(ErrorCode.INVALID_VALUE, "The body must be an object.");
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw Misfit.of(e);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new SeraiException(ErrorCode.PARSE_ERROR, "The body is not encoded as UTF-8.", e);
    }
  }

  /** Without the parser's own words, which repeat parts of the body. */
  private static SeraiException malformed(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new SeraiException(
        ErrorCode.PARSE_ERROR,
        "The body is no well-formed JSON, or has a member twice" + place + ".");
  }

  private static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();
    // The cache that all mappers share would hold this bundle's class loader after its end.
    LookupCache<Object, JavaType> types = new LRUMap<>(16, 200);
    return JsonMapper.builder(factory)
        .typeFactory(TypeFactory.defaultInstance().withCache(types))
        .addModule(new Times())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }
}
