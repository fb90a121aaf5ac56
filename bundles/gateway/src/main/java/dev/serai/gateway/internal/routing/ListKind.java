package dev.serai.gateway.internal.routing;

import dev.serai.core.store.ToolRecord;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The four kinds of things that servers list. */
public enum ListKind {
  TOOLS("tools/list", "tools", "name", "notifications/tools/list_changed", ToolRecord.Kind.TOOL),
  PROMPTS(
      "prompts/list",
      "prompts",
      "name",
      "notifications/prompts/list_changed",
      ToolRecord.Kind.PROMPT),
  RESOURCES(
      "resources/list",
      "resources",
      "uri",
      "notifications/resources/list_changed",
      ToolRecord.Kind.RESOURCE),
  TEMPLATES(
      "resources/templates/list",
      "resourceTemplates",
      "uriTemplate",
      "notifications/resources/list_changed",
      ToolRecord.Kind.TEMPLATE);

  private final String method;
  private final String member;
  private final String key;
  private final String changed;
  private final ToolRecord.Kind reviewed;

  ListKind(String method, String member, String key, String changed, ToolRecord.Kind reviewed) {
    this.method = method;
    this.member = member;
    this.key = key;
    this.changed = changed;
    this.reviewed = reviewed;
  }

  /** The method that lists them. */
  public String method() {
    return method;
  }

  /** The member of the result that holds them. */
  public String member() {
    return member;
  }

  /** The member of an item that identifies it. */
  public String key() {
    return key;
  }

  /** As what they are reviewed. */
  ToolRecord.Kind reviewed() {
    return reviewed;
  }

  /** The capability that it belongs to. */
  public String family() {
    return this == TEMPLATES ? RESOURCES.member : member;
  }

  /** The notification that says that they have changed. */
  public String changed() {
    return changed;
  }

  /** The notifications that say that lists of these kinds have changed. */
  public static Set<String> notifications(Set<ListKind> kinds) {
    Set<String> methods = new TreeSet<>();
    for (ListKind kind : kinds) {
      methods.add(kind.changed);
    }
    return methods;
  }

  /** The kinds that a notification says have changed; empty for any other notification. */
  public static Set<ListKind> changedBy(String method) {
    Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : values()) {
      if (kind.changed.equals(method)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** The kind that a method lists. */
  public static Optional<ListKind> ofMethod(String method) {
    for (ListKind kind : values()) {
      if (kind.method.equals(method)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
