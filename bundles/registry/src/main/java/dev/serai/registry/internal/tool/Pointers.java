package dev.serai.registry.internal.tool;

/** JSON pointers (RFC 6901). */
public final class Pointers {
  private Pointers() {}

  /** The pointer of a member of what {@code parent} points to. */
  public static String member(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an element of what {@code parent} points to. */
  public static String item(String parent, int index) {
    return parent + "/" + index;
  }
}
