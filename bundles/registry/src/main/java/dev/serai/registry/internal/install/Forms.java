package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.store.EntryRecord;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.launch.Choice;
import dev.serai.registry.internal.launch.LaunchAssembly;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms of entries. */
final class Forms {
  private final ListedHosts listed;

  /**
   * Forms.
   *
   * @param listed where values may lead a remote, beside public hosts
   */
  Forms(ListedHosts listed) {
    this.listed = listed;
  }

  /** What an entry asks for. */
  List<InputField> of(EntryRecord entry) {
    return InstallationView.document(entry, new Findings(entry.alias()))
        .map(InputForm::of)
        .orElse(List.of());
  }

  /**
   * Demands that an entry can be started with these values.
   *
   * @throws SeraiException {@code INVALID_ENTRY} that says why not; {@code INVALID_VALUE} if the
   *     values lead to a host where they may not
   */
  void requireLaunch(EntryRecord entry, Map<String, String> values) {
    Findings findings = new Findings(entry.alias());
    Optional<ServerDocument> document = InstallationView.document(entry, findings);
    Launch launch =
        document
            .flatMap(sound -> InstalledLaunch.of(sound, findings, values))
            .orElseThrow(() -> new SeraiException(ErrorCode.INVALID_ENTRY, told(findings)));
    if (launch instanceof RemoteLaunch remote) {
      document.ifPresent(sound -> requireHost(sound, remote));
    }
  }

  private void requireHost(ServerDocument document, RemoteLaunch launch) {
    LaunchAssembly.choice(document)
        .filter(Choice.OfRemote.class::isInstance)
        .map(Choice.OfRemote.class::cast)
        .ifPresent(
            choice -> ChosenHost.require(choice.chosen(), launch, InputForm.of(document), listed));
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
