package dev.serai.registry.internal.tool.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.core.registry.EntryExamination.Found;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolReport;
import dev.serai.core.tool.ToolReport.Difference;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.Deviation;
import dev.serai.registry.internal.tool.Deviations;
import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Inventory;
import dev.serai.registry.internal.tool.Listing;
import dev.serai.registry.internal.tool.VisibleText;
import dev.serai.registry.internal.tool.scan.DefinitionScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to be known of definitions before a decision. */
final class Reports {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reports() {}

  /** Compares a definition with the approved one, and scans it among those of its entry. */
  static ToolReport of(Versioned<ToolRecord> record, KnownTools known) {
    Optional<Deviation.Changed> changed = changed(record.value(), known);
    return new ToolReport(
        record,
        changed.map(Reports::differences).orElse(List.of()),
        changed.map(Deviation.Changed::more).orElse(0),
        findings(record.value(), known));
  }

  /** Where what an installation has differs from the approved. */
  static List<Difference> differences(ToolRecord record, KnownTools known) {
    return changed(record, known).map(Reports::differences).orElse(List.of());
  }

  private static Optional<Deviation.Changed> changed(ToolRecord record, KnownTools known) {
    if (record.installation() == null || record.removed()) {
      return Optional.empty();
    }
    return known
        .baseline(Stored.key(record))
        .map(Versioned::value)
        .map(base -> Deviations.changed(Stored.definition(base), Stored.definition(record)));
  }

  private static List<Difference> differences(Deviation.Changed changed) {
    return changed.differences().stream()
        .map(each -> new Difference(each.pointer(), each.before(), each.after()))
        .toList();
  }

  private static List<ToolReport.Finding> findings(ToolRecord record, KnownTools known) {
    if (record.removed()) {
      return List.of();
    }
    DefinitionKey key = Stored.key(record);
    return DefinitionScan.of(inventory(record, known), known.others()).stream()
        .filter(finding -> finding.key().equals(key))
        .map(Reports::told)
        .toList();
  }

  /** The definition before those that are approved: of one name the first counts. */
  private static Inventory inventory(ToolRecord record, KnownTools known) {
    Map<ToolRecord.Kind, List<byte[]>> listed = new EnumMap<>(ToolRecord.Kind.class);
    add(listed, record);
    known.all().stream()
        .map(Versioned::value)
        .filter(other -> other.installation() == null && other.defines())
        .filter(other -> !Stored.key(other).equals(Stored.key(record)))
        .forEach(other -> add(listed, other));
    return Listing.lenient(listed).inventory();
  }

  /** What is known of an entry's version, scanned as a whole, for people. */
  static List<Found> all(KnownTools known) {
    List<Versioned<ToolRecord>> records = known.baseline();
    Map<ToolRecord.Kind, List<byte[]>> listed = new EnumMap<>(ToolRecord.Kind.class);
    records.forEach(record -> add(listed, record.value()));
    Inventory inventory = Listing.lenient(listed).inventory();
    Map<DefinitionKey, List<ToolReport.Finding>> findings =
        DefinitionScan.of(inventory, known.others()).stream()
            .collect(
                Collectors.groupingBy(
                    Finding::key, Collectors.mapping(Reports::told, Collectors.toList())));
    return records.stream()
        .map(Versioned::value)
        .sorted(Comparator.comparing(Stored::key))
        .map(record -> found(record, findings.getOrDefault(Stored.key(record), List.of())))
        .toList();
  }

  private static Found found(ToolRecord record, List<ToolReport.Finding> findings) {
    return new Found(
        record.id(),
        record.kind(),
        VisibleText.of(record.name()),
        record.state(),
        text(record, "title"),
        text(
            record, record.kind() == ToolRecord.Kind.INSTRUCTIONS ? "instructions" : "description"),
        findings);
  }

  private static String text(ToolRecord record, String member) {
    try {
      JsonNode text = JSON.readTree(record.definition()).path(member);
      return text.isTextual() ? VisibleText.of(text.textValue()) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static void add(Map<ToolRecord.Kind, List<byte[]>> listed, ToolRecord record) {
    listed
        .computeIfAbsent(record.kind(), kind -> new ArrayList<>())
        .add(record.definition().getBytes(StandardCharsets.UTF_8));
  }

  private static ToolReport.Finding told(Finding finding) {
    return new ToolReport.Finding(
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.rule(),
        VisibleText.of(finding.pointer()),
        finding.message(),
        finding.excerpt());
  }
}
