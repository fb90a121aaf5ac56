package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Inventory;
import dev.serai.registry.internal.tool.Severity;
import dev.serai.registry.internal.tool.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds names of tools and prompts that pass for another name, on this server or another one. */
final class NameRule implements TextRule {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]++");

  private record Known(String server, String name, Skeleton skeleton) {}

  private final Map<DefinitionKind, Map<String, List<Known>>> own = new HashMap<>();
  private final Map<String, List<Known>> others = new HashMap<>();
  private final Map<String, String> servers = new HashMap<>();
  private final OneEdit slips;

  NameRule(Inventory inventory, List<OtherServer> others) {
    for (DefinitionKind kind : List.of(DefinitionKind.TOOL, DefinitionKind.PROMPT)) {
      Map<String, List<Known>> names = own.computeIfAbsent(kind, k -> new HashMap<>());
      inventory.names(kind).forEach(name -> know(names, null, name));
    }
    for (OtherServer other : others) {
      for (String tool : other.tools()) {
        know(this.others, other.alias(), tool);
        servers.putIfAbsent(tool, other.alias());
      }
    }
    slips = new OneEdit(servers.keySet());
  }

  private static void know(Map<String, List<Known>> names, String server, String name) {
    Skeleton skeleton = Skeleton.of(name);
    names
        .computeIfAbsent(skeleton.look(), look -> new ArrayList<>())
        .add(new Known(server, name, skeleton));
  }

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    DefinitionKind kind = spot.definition().key().kind();
    if (spot.role() != Spot.Role.NAME || !own.containsKey(kind)) {
      return;
    }
    if (!PLAIN.matcher(spot.text()).matches()) {
      findings.accept(
          spot.finding(
              Severity.INFO,
              "name-characters",
              0,
              "The name has characters other than A to Z, digits, underscore, hyphen and dot."));
    }
    Skeleton skeleton = Skeleton.of(spot.text());
    compare(spot, skeleton, own.get(kind).getOrDefault(skeleton.look(), List.of()), findings);
    if (kind == DefinitionKind.TOOL) {
      List<Known> alike = others.getOrDefault(skeleton.look(), List.of());
      compare(spot, skeleton, alike, findings);
      slips(spot, alike, findings);
    }
  }

  private static void compare(
      Spot spot, Skeleton skeleton, List<Known> alike, Consumer<Finding> findings) {
    Set<Known> reported = new HashSet<>();
    for (Known known : alike) {
      boolean itself = known.server() == null && known.name().equals(spot.text());
      if (!itself && reported.size() < 3 && reported.add(known)) {
        findings.accept(finding(spot, skeleton, known));
      }
    }
  }

  private static Finding finding(Spot spot, Skeleton skeleton, Known known) {
    if (known.name().equals(spot.text())) {
      return spot.finding(
          Severity.INFO, "shared-name", 0, "Has the same name as " + describe(known) + ".");
    }
    if (known.skeleton().plain().equals(skeleton.plain())) {
      return spot.finding(
          known.server() == null ? Severity.WARN : Severity.INFO,
          "similar-name",
          0,
          "Differs from " + describe(known) + " in separators or capitals only.");
    }
    boolean ascii = (spot.text() + known.name()).chars().allMatch(c -> c > ' ' && c < 0x7f);
    return spot.finding(
        ascii ? Severity.WARN : Severity.BLOCK,
        "look-alike-name",
        0,
        "Looks like " + describe(known) + " and is another name.");
  }

  private void slips(Spot spot, List<Known> alike, Consumer<Finding> findings) {
    Set<String> named = new HashSet<>();
    alike.forEach(known -> named.add(known.name()));
    if (named.contains(spot.text())) {
      return;
    }
    slips.near(spot.text()).stream()
        .filter(near -> !named.contains(near))
        .limit(3)
        .forEach(near -> findings.accept(slip(spot, near)));
  }

  private Finding slip(Spot spot, String near) {
    return spot.finding(
        Severity.WARN,
        "near-name",
        0,
        "Is one letter away from " + describe(new Known(servers.get(near), near, null)) + ".");
  }

  private static String describe(Known known) {
    String name = VisibleText.quoted(known.name());
    return known.server() == null
        ? name + " of the same server"
        : name + " of the server " + VisibleText.quoted(known.server());
  }
}
