package dev.serai.registry.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON strictly: one value, no duplicate keys, bounded size and depth (RFC 8259). */
public final class JsonDocuments {
  /** The size limit of a document: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 64;

  private final JsonMapper mapper;
  private final String advice;

  /** Reads what RFC 8259 allows. */
  public JsonDocuments() {
    this(factory(), " (comments and trailing commas are not allowed)");
  }

  private JsonDocuments(JsonFactoryBuilder factory, String advice) {
    this.mapper =
        JsonMapper.builder(factory.build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    this.advice = advice;
  }

  /** Reads comments and trailing commas too, as editors do; the rest is as strict. */
  public static JsonDocuments withComments() {
    return new JsonDocuments(
        factory()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA),
        "");
  }

  private static JsonFactoryBuilder factory() {
    return (JsonFactoryBuilder)
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
  }

  /**
   * Parses a document.
   *
   * @param bytes the file's content
   * @param findings takes the problem when it is no JSON
   * @return the value, or empty when it is no JSON
   */
  public Optional<JsonNode> parse(byte[] bytes, Findings findings) {
    if (bytes.length > MAX_BYTES) {
      findings.add("", "Is larger than 1 MiB, the limit of a document: shorten it.");
      return Optional.empty();
    }
    try {
      JsonNode value = mapper.readTree(bytes);
      if (!value.isMissingNode()) {
        return Optional.of(value);
      }
      findings.add("", "Is empty: write a document, or remove the file.");
    } catch (JsonProcessingException e) {
      findings.add("", explain(e));
    } catch (IOException e) {
      findings.add("", "Is no UTF-8 text: save it as UTF-8.");
    }
    return Optional.empty();
  }

  private String explain(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " in line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    if (message.startsWith("Duplicate")) {
      return "Has a key twice" + where + ": remove one of them.";
    }
    if (message.contains("nesting depth")) {
      return "Is nested deeper than " + MAX_DEPTH + " levels" + where + ": flatten it.";
    }
    if (message.startsWith("Trailing token")) {
      return "Is no valid JSON: a second document begins" + where + "; keep one of them.";
    }
    return "Is no valid JSON" + where + ": mend the syntax there" + advice + ".";
  }
}
