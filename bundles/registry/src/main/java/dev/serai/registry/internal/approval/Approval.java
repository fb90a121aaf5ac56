package dev.serai.registry.internal.approval;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryExamination;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.approval.TrustRules.Verdict;
import dev.serai.registry.internal.document.DocumentFacts;
import java.net.URI;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides at once about what would wait for an approver, where a rule says so. Thread-safe. */
@Component(service = Approval.class, configurationPid = "dev.serai.registry")
public final class Approval {
  private static final Logger LOG = LoggerFactory.getLogger(Approval.class);
  private static final int MAX_NOTE = 1_000;

  private volatile TrustRules rules;

  /** By the configuration, until it is another one. */
  @Activate
  public Approval(Config config) {
    this(rules(config));
  }

  private Approval(TrustRules rules) {
    this.rules = rules;
  }

  /** Without rules: whatever waits, waits for an approver. */
  public static Approval byPeople() {
    return new Approval(TrustRules.NONE);
  }

  /**
   * By these rules.
   *
   * @throws SeraiException {@code INVALID_VALUE} naming the first that is none
   */
  public static Approval byRules(String packages, String hosts) {
    return new Approval(TrustRules.parse(new String[] {packages}, new String[] {hosts}));
  }

  /** Takes another configuration. */
  @Modified
  void modified(Config config) {
    rules = rules(config);
  }

  /** An entry that is to be kept: active with the rule in its note if it waits and is trusted. */
  public EntryRecord settle(EntryRecord entry) {
    if (entry.state() != State.PENDING) {
      return entry;
    }
    Verdict verdict = rules.of(DocumentFacts.parsed(entry.document()));
    return verdict.trusts() ? entry.in(State.ACTIVE).noted(note(entry, verdict)) : entry;
  }

  /** Whether a rule trusts the host of a URL, for its scheme and port. */
  public boolean lists(URI url) {
    return rules.hosts().stream().anyMatch(host -> host.trusts(url.toString()));
  }

  /** What approving a document means. */
  public EntryExamination examine(String document) {
    return Examiner.examine(DocumentFacts.parsed(document), rules);
  }

  private static String note(EntryRecord entry, Verdict verdict) {
    String by =
        "Approved by rule: " + verdict.by().stream().sorted().collect(Collectors.joining(", "));
    String note = entry.note() == null ? by : entry.note() + " (" + by + ")";
    return note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE);
  }

  /** What cannot be read trusts nothing. */
  private static TrustRules rules(Config config) {
    try {
      return TrustRules.parse(config.trusted$_$packages(), config.trusted$_$hosts());
    } catch (SeraiException e) {
      LOG.warn("Everything waits for an approver until it is mended: {}", e.getMessage());
      return TrustRules.NONE;
    }
  }
}
