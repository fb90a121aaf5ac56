package dev.serai.registry.internal.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.registry.EntryExamination.Found;
import dev.serai.core.registry.EntryExamination.Part;
import dev.serai.core.registry.EntryExamination.Variable;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ToolReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What approving an entry means, as rows of a sheet; without secrets. */
final class Examination {
  private Examination() {}

  static void rows(Grid sheet, EntryExamination examination) {
    for (Part part : examination.parts()) {
      String kind = part.kind().name().toLowerCase(Locale.ROOT);
      sheet.row("May run", kind + " " + part.name() + (part.fixed() ? "" : changing(part)));
      if (!part.command().isEmpty()) {
        sheet.row("  as", String.join(" ", shown(part.command())));
      }
      if (!part.variables().isEmpty()) {
        sheet.row(part.reaches() == null ? "  with" : "  sending", variables(part));
      }
      if (!part.options().isEmpty()) {
        sheet.row("  by options", String.join(", ", part.options()));
      }
      sheet.row(
          "  reaches", part.reaches() == null ? "whatever the runtime lets it" : part.reaches());
    }
    sheet.row(
        "Trusted by",
        examination.waitsFor() == null
            ? String.join(", ", examination.trustedBy())
            : "no rule: " + examination.waitsFor());
    definitions(sheet, examination.definitions());
  }

  /** What its servers define. */
  static void definitions(Grid sheet, Definitions definitions) {
    sheet.row("Tools", known(definitions));
    definitions.found().forEach(found -> row(sheet, found));
  }

  private static String known(Definitions definitions) {
    if (definitions.problem() != null) {
      return "not known: " + definitions.problem();
    }
    return switch (definitions.known()) {
      case UNKNOWN -> "not known: serai:entry-try asks a server of it once";
      case TRIED -> "as they were tried; approved with the entry";
      case BASELINE -> "the approved ones";
    };
  }

  private static void row(Grid sheet, Found found) {
    String state = ToolStates.word(found.state());
    sheet.row(
        "  " + ToolStates.word(found.kind()),
        found.name()
            + (found.state() == ToolRecord.State.APPROVED ? "" : " (" + state + ")")
            + (found.description() == null ? "" : ": " + found.description()));
    for (ToolReport.Finding each : found.findings()) {
      sheet.row(
          "    " + each.severity(),
          each.rule() + " at " + each.pointer() + ": " + each.message() + " " + each.excerpt());
    }
  }

  private static String changing(Part part) {
    return part.reaches() == null ? " (not pinned: it may be another one tomorrow)" : "";
  }

  private static String variables(Part part) {
    return part.variables().stream().map(Examination::told).collect(Collectors.joining(", "));
  }

  private static String told(Variable variable) {
    if (variable.value() != null) {
      return shown(List.of("--" + variable.name(), variable.name() + "=" + variable.value()))
          .get(1);
    }
    List<String> marks = new ArrayList<>();
    if (variable.secret()) {
      marks.add("secret");
    }
    if (variable.required()) {
      marks.add("required");
    }
    String fallback = variable.fallback();
    String begin = fallback == null ? variable.name() : variable.name() + "={" + fallback + "}";
    return begin + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
  }

  /** In a list of arguments the value of an option follows its name. */
  private static List<String> shown(List<String> arguments) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    arguments.forEach(array::add);
    List<String> shown = new ArrayList<>();
    Redaction.of(array).forEach(each -> shown.add(each.asText()));
    return shown;
  }
}
