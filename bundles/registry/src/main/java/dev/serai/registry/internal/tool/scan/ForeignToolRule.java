package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Severity;
import dev.serai.registry.internal.tool.VisibleText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds sentences that speak of another server's tools. A name that may be an ordinary word ({@code
 * search}) counts only after words such as "instead of"; one with a separator or a hump ({@code
 * create_issue}) counts anywhere, unless this server has a tool of that name too.
 */
final class ForeignToolRule implements TextRule {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]{2,200}+");
  private static final Pattern DISTINCT = Pattern.compile("[a-z0-9]+[A-Z_./-].*+");
  private static final int LEAD = 48;
  private static final Pattern LEAD_IN =
      Pattern.compile(
          "\\b(?:instead of|rather than|in place of|before)(?: using| calling| running| the){0,2} ?[`'\"]?$",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> servers = new HashMap<>();

  /**
   * Knows the names.
   *
   * @param own all names of this server
   */
  ForeignToolRule(Set<String> own, List<OtherServer> others) {
    for (OtherServer other : others) {
      for (String tool : other.tools()) {
        servers.put(other.alias() + "__" + tool, other.alias());
        if (!own.contains(tool)) {
          servers.putIfAbsent(tool, other.alias());
        }
      }
    }
  }

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    if (servers.isEmpty() || !spot.isProse()) {
      return;
    }
    Matcher token = TOKEN.matcher(spot.text());
    while (token.find()) {
      String name = withoutStop(token.group());
      String server = servers.get(name);
      if (server != null && report(spot, name, server, token.start(), findings)) {
        return;
      }
    }
  }

  private static boolean report(
      Spot spot, String name, String server, int at, Consumer<Finding> findings) {
    String before = spot.text().substring(Math.max(0, at - LEAD), at).toLowerCase(Locale.ROOT);
    boolean replaces = LEAD_IN.matcher(before).find();
    boolean distinct = DISTINCT.matcher(name).matches();
    if (!replaces && !distinct) {
      return false;
    }
    findings.accept(
        spot.finding(
            replaces && distinct ? Severity.BLOCK : Severity.WARN,
            "foreign-tool",
            at,
            (replaces ? "Wants to come before or replace " : "Speaks of ")
                + VisibleText.quoted(name)
                + ", a tool of the server "
                + VisibleText.quoted(server)
                + "."));
    return true;
  }

  private static String withoutStop(String token) {
    int end = token.length();
    while (".-/".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    return token.substring(0, end);
  }
}
