package dev.serai.gateway.internal.routing;

import dev.serai.core.tool.ShownDefinition;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Arrays;
import java.util.Objects;

/**
 * One tool, prompt, resource or template as its server lists it, or as it is shown after a review.
 *
 * @param key the server's own name for it, or its URI
 * @param shownName what it is called without the server's alias: the key unless it was renamed
 * @param json all of it, under the shown name; otherwise as the server sent it
 */
public record ListedItem(String key, String shownName, byte[] json) {
  /** An item under the server's own name. */
  ListedItem(String key, byte[] json) {
    this(key, key, json);
  }

  /** An item as a review shows it. */
  static ListedItem of(ListKind kind, ShownDefinition shown) {
    return new ListedItem(
        shown.name(),
        shown.shownName(),
        shown.name().equals(shown.shownName()) ? shown.definition() : renamed(kind, shown));
  }

  private static byte[] renamed(ListKind kind, ShownDefinition shown) {
    Slice own = ObjectMembers.of(Slice.of(shown.definition())).get(kind.key());
    return new Edits(shown.definition()).replace(own, JsonText.quote(shown.shownName())).apply();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListedItem item
        && key.equals(item.key)
        && shownName.equals(item.shownName)
        && Arrays.equals(json, item.json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, shownName, Arrays.hashCode(json));
  }

  @Override
  public String toString() {
    return "ListedItem[" + key + "]";
  }
}
