package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.store.OwnerRef;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What the catalog wants to know of a document.
 *
 * @param name the server's name
 * @param version its version
 * @param title for people
 * @param description for people
 * @param alias the alias that it asks for
 * @param audience who may use it of those whom it is for, or null for all
 * @param text the whole document in the current schema, JSON text
 */
public record DocumentFacts(
    String name,
    String version,
    String title,
    String description,
    Optional<Alias> alias,
    Set<OwnerRef> audience,
    String text) {
  private static final JsonDocuments JSON = new JsonDocuments();

  /**
   * Reads a document.
   *
   * @throws SeraiException {@code INVALID_ENTRY} that names every fault by its JSON pointer
   */
  public static DocumentFacts read(String document) {
    return read(document, ServerDocument::read);
  }

  /**
   * Reads a document that somebody hands in, which {@link HandedIn} has to let pass too.
   *
   * @throws SeraiException {@code INVALID_ENTRY} that names every fault by its JSON pointer
   */
  public static DocumentFacts handedIn(String document) {
    return read(document, HandedIn::read);
  }

  /**
   * All of a document.
   *
   * @throws SeraiException {@code INVALID_ENTRY} that names every fault by its JSON pointer
   */
  public static ServerDocument parsed(String document) {
    return parsed(document, ServerDocument::read);
  }

  private static DocumentFacts read(
      String document, BiFunction<JsonNode, Findings, Optional<ServerDocument>> rule) {
    return of(parsed(document, rule));
  }

  private static ServerDocument parsed(
      String document, BiFunction<JsonNode, Findings, Optional<ServerDocument>> rule) {
    Findings findings = new Findings("document");
    return JSON.parse(document.getBytes(StandardCharsets.UTF_8), findings)
        .flatMap(json -> rule.apply(json, findings))
        .orElseThrow(findings::refusal);
  }

  /** The facts of a sound document. */
  public static DocumentFacts of(ServerDocument document) {
    return new DocumentFacts(
        document.name(),
        document.version(),
        document.title(),
        document.description(),
        document.options().alias(),
        document.options().audience().orElse(null),
        document.place().node().toString());
  }
}
