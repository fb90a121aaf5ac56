package dev.serai.registry.internal.document;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.store.OwnerRef;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    Findings findings = new Findings("document");
    return JSON.parse(document.getBytes(StandardCharsets.UTF_8), findings)
        .flatMap(json -> ServerDocument.read(json, findings))
        .map(DocumentFacts::of)
        .orElseThrow(() -> new SeraiException(ErrorCode.INVALID_ENTRY, told(findings)));
  }

  private static DocumentFacts of(ServerDocument document) {
    return new DocumentFacts(
        document.name(),
        document.version(),
        document.title(),
        document.description(),
        document.options().alias(),
        document.options().audience().orElse(null),
        document.place().node().toString());
  }

  private static String told(Findings findings) {
    return findings.problems().stream().map(DocumentFacts::told).collect(Collectors.joining(" "));
  }

  private static String told(EntryProblem problem) {
    String place = problem.pointer().isEmpty() ? "The document" : problem.pointer();
    return place + ": " + problem.reason();
  }
}
