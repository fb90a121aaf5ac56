package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Inventory;
import dev.serai.registry.internal.tool.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads every text of what a server defines, as a suspicious reviewer would. It helps a person to
 * look at the right place and does not replace the look: a clean result says that none of the rules
 * matched. Phrases are matched in English.
 */
public final class DefinitionScan {
  /** The most findings of one definition; a last one says that there are more. */
  public static final int MAX_FINDINGS = 100;

  private final List<TextRule> rules;

  private DefinitionScan(List<TextRule> rules) {
    this.rules = rules;
  }

  /**
   * Scans all definitions.
   *
   * @param inventory what the server defines
   * @param others the other servers that the same clients may use
   * @return the findings by definition, then by place; those of {@link Inventory#duplicates} first
   */
  public static List<Finding> of(Inventory inventory, List<OtherServer> others) {
    DefinitionScan scan = new DefinitionScan(rules(inventory, others));
    List<Finding> findings = new ArrayList<>(inventory.duplicates());
    inventory.definitions().forEach(definition -> findings.addAll(scan.scan(definition)));
    return List.copyOf(findings);
  }

  private static List<TextRule> rules(Inventory inventory, List<OtherServer> others) {
    Set<String> own = new HashSet<>();
    inventory.definitions().forEach(definition -> own.add(definition.key().name()));
    return List.of(
        new HiddenTextRule(),
        new MixedScriptRule(),
        new MarkupRule(),
        new PhraseRule(),
        new BlobRule(),
        new LengthRule(),
        new ForeignToolRule(own, others),
        new NameRule(inventory, others));
  }

  private List<Finding> scan(Definition definition) {
    List<Finding> findings = new ArrayList<>();
    TextWalk.over(definition, spot -> scan(spot, findings));
    return findings;
  }

  private void scan(Spot spot, List<Finding> findings) {
    if (findings.size() > MAX_FINDINGS) {
      return;
    }
    List<Finding> here = new ArrayList<>();
    rules.forEach(rule -> rule.check(spot, here::add));
    for (Finding finding : here) {
      if (findings.size() == MAX_FINDINGS) {
        findings.add(
            spot.finding(Severity.WARN, "too-many", 0, "There are more findings than are listed."));
        return;
      }
      findings.add(finding);
    }
  }
}
