package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.InputField;
import dev.serai.core.store.EntryRecord;
import dev.serai.registry.internal.document.Findings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms of entries. */
final class Forms {
  /** What an entry asks for. */
  List<InputField> of(EntryRecord entry) {
    return InstallationView.document(entry, new Findings(entry.alias()))
        .map(InputForm::of)
        .orElse(List.of());
  }

  /**
   * Demands that an entry can be started with these values.
   *
   * @throws SeraiException {@code INVALID_ENTRY} that says why not
   */
  void requireLaunch(EntryRecord entry, Map<String, String> values) {
    Findings findings = new Findings(entry.alias());
    InstallationView.document(entry, findings)
        .flatMap(document -> InstalledLaunch.of(document, findings, values))
        .orElseThrow(() -> new SeraiException(ErrorCode.INVALID_ENTRY, told(findings)));
  }

  /** Why an entry cannot be started. */
  static String told(Findings findings) {
    return findings.problems().stream()
        .map(Forms::told)
        .collect(Collectors.joining(" ", "The entry cannot be started so. ", ""));
  }

  private static String told(EntryProblem problem) {
    return problem.pointer() + ": " + problem.reason();
  }
}
