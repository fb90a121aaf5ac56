package dev.serai.registry.internal.shell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.store.EntryRecord;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Documents of entries as text for people. */
final class Documents {
  private static final JsonDocuments JSON = new JsonDocuments();
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n]]");

  private Documents() {}

  /** As it is. */
  static String whole(EntryRecord entry) {
    return pretty(read(entry));
  }

  /** Without secrets. */
  static String shown(EntryRecord entry) {
    return pretty(Redaction.of(read(entry)));
  }

  private static JsonNode read(EntryRecord entry) {
    Findings findings = new Findings(entry.alias());
    return JSON.parse(entry.document().getBytes(StandardCharsets.UTF_8), findings)
        .orElseThrow(findings::refusal);
  }

  /** Characters that could steer a terminal can stand in strings alone, as their escapes too. */
  private static String pretty(JsonNode json) {
    return STEERING
        .matcher(json.toPrettyString())
        .replaceAll(
            found ->
                found
                    .group()
                    .chars()
                    .mapToObj(each -> String.format("\\\\u%04x", each))
                    .collect(Collectors.joining()));
  }
}
