package dev.serai.registry.internal.shell;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How people name what a server defines: by its id, or as {@code ALIAS/NAME} with perhaps {@code @}
 * and a version behind the alias; {@code *} for all names.
 *
 * @param text all of it
 * @param alias the entry's
 * @param version of the entry, or null for the newest
 * @param name the server's own, or the one it was given
 */
record ToolName(String text, String alias, String version, String name) {
  private static final String EVERYTHING = "*";
  private static final int MAX_TOLD = 10;

  /** What somebody typed. */
  static ToolName of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new ToolName(text, null, null, null);
    }
    String entry = text.substring(0, slash);
    int at = entry.indexOf('@');
    return new ToolName(
        text,
        at < 0 ? entry : entry.substring(0, at),
        at < 0 ? null : entry.substring(at + 1),
        text.substring(slash + 1));
  }

  /** As {@link #of} reads it. */
  static String told(ToolRecord tool) {
    return Text.line(tool.alias() + "@" + tool.entryVersion() + "/" + tool.name());
  }

  /**
   * The one that is meant, or all of an entry for {@code *}. Of what several installations have
   * alike, one.
   *
   * @param states which ones can be meant
   * @throws SeraiException {@code NOT_FOUND}
   * @throws CommandFailure if it may be one of several, which are listed
   */
  List<Versioned<ToolRecord>> find(ToolDesk desk, Set<State> states) throws CommandFailure {
    List<Versioned<ToolRecord>> meant = newest(those(desk, states));
    if (meant.isEmpty()) {
      throw new SeraiException(
          ErrorCode.NOT_FOUND,
          "There is no tool "
              + Text.line(text)
              + " that is "
              + words(states)
              + "; serai:tool-list shows all.");
    }
    List<Versioned<ToolRecord>> different = different(meant);
    if (different.size() > 1 && !EVERYTHING.equals(name)) {
      throw new CommandFailure(
          Text.line(text)
              + " is the name of several: name one by its id. There are "
              + ids(different));
    }
    return different;
  }

  private List<Versioned<ToolRecord>> those(ToolDesk desk, Set<State> states) {
    return desk.tools(new ToolFilter(null, alias, null), null).stream()
        .filter(tool -> states.contains(tool.value().state()) && isMeant(tool.value()))
        .toList();
  }

  private boolean isMeant(ToolRecord tool) {
    if (alias == null) {
      return tool.id().equals(text);
    }
    return (version == null || version.equals(tool.entryVersion()))
        && (name.equals(EVERYTHING) || name.equals(tool.name()) || name.equals(tool.rename()));
  }

  /** They are in the order of versions. */
  private static List<Versioned<ToolRecord>> newest(List<Versioned<ToolRecord>> tools) {
    if (tools.isEmpty()) {
      return tools;
    }
    String newest = tools.get(tools.size() - 1).value().entryVersion();
    return tools.stream().filter(tool -> tool.value().entryVersion().equals(newest)).toList();
  }

  private static List<Versioned<ToolRecord>> different(List<Versioned<ToolRecord>> tools) {
    return List.copyOf(
        tools.stream()
            .collect(
                Collectors.toMap(
                    tool -> List.of(tool.value().kind(), tool.value().name(), tool.value().hash()),
                    tool -> tool,
                    (first, second) -> first,
                    LinkedHashMap::new))
            .values());
  }

  private static String ids(List<Versioned<ToolRecord>> tools) {
    String more = tools.size() > MAX_TOLD ? ", and " + (tools.size() - MAX_TOLD) + " more." : ".";
    return tools.stream()
            .limit(MAX_TOLD)
            .map(Versioned::value)
            .map(tool -> tool.id() + " (" + ToolStates.word(tool.kind()) + " " + told(tool) + ")")
            .collect(Collectors.joining(", "))
        + more;
  }

  private static String words(Set<State> states) {
    return states.stream().sorted().map(ToolStates::word).collect(Collectors.joining(" or "));
  }
}
