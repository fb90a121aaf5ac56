package dev.serai.core.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of permissions {@code resource:action}, where {@code *} in either place stands for any.
 * Immutable; asking it neither blocks nor allocates.
 */
public final class Permissions {
  private static final String ANY = "*";
  private static final int VERBS = Verb.values().length;

  /** None at all. */
  public static final Permissions NONE = new Permissions(Set.of());

  /** All there are. */
  public static final Permissions ALL = new Permissions(Set.of(ANY + ":" + ANY));

  /**
   * What a session may do whose password somebody else knows, too: change that password, and
   * nothing that is decided.
   */
  public static final Permissions PASSWORD_CHANGE = new Permissions(Set.of("password:change"));

  private final Set<String> texts;
  private final boolean[] granted = new boolean[ResourceKind.values().length * VERBS];

  private Permissions(Set<String> texts) {
    this.texts = texts;
    for (ResourceKind kind : ResourceKind.values()) {
      for (Verb verb : Verb.values()) {
        granted[place(kind, verb)] = texts.stream().anyMatch(text -> matches(text, kind, verb));
      }
    }
  }

  /**
   * Permissions as {@link dev.serai.core.store.RoleRecord} has them.
   *
   * @param texts each {@code resource:action}; what names no {@link ResourceKind} or {@link Verb}
   *     is kept, and grants nothing here
   */
  public static Permissions of(Collection<String> texts) {
    return texts.isEmpty() ? NONE : new Permissions(Set.copyOf(texts));
  }

  /** These and others. */
  public Permissions and(Permissions others) {
    Set<String> all = new HashSet<>(texts);
    all.addAll(others.texts);
    return of(all);
  }

  /** What both these and others grant. */
  public Permissions within(Permissions others) {
    Set<String> both = new HashSet<>();
    for (String text : texts) {
      others.texts.stream().map(other -> meet(text, other)).forEach(both::addAll);
    }
    return of(both);
  }

  /** Whether one is granted. */
  public boolean allow(ResourceKind kind, Verb verb) {
    return granted[place(kind, verb)];
  }

  /**
   * Whether whoever has these may hand out others: each is one of these, or lies under a wildcard
   * of these. Several that together make up a wildcard do not cover it.
   */
  public boolean cover(Permissions others) {
    return others.texts.stream().allMatch(this::cover);
  }

  /** The texts, sorted. */
  public Set<String> texts() {
    return new TreeSet<>(texts);
  }

  private boolean cover(String text) {
    return texts.contains(text)
        || texts.contains(before(text) + ":" + ANY)
        || texts.contains(ANY + ":" + after(text))
        || texts.contains(ANY + ":" + ANY);
  }

  /** What lies under both, or nothing. */
  private static Set<String> meet(String text, String other) {
    String resource = meetPart(before(text), before(other));
    String action = meetPart(after(text), after(other));
    return resource == null || action == null ? Set.of() : Set.of(resource + ":" + action);
  }

  private static String meetPart(String part, String other) {
    if (part.equals(ANY)) {
      return other;
    }
    return other.equals(ANY) || other.equals(part) ? part : null;
  }

  private static boolean matches(String text, ResourceKind kind, Verb verb) {
    return isOrAny(before(text), kind.word()) && isOrAny(after(text), verb.word());
  }

  private static String before(String text) {
    return text.substring(0, text.indexOf(':'));
  }

  private static String after(String text) {
    return text.substring(text.indexOf(':') + 1);
  }

  private static boolean isOrAny(String part, String word) {
    return part.equals(ANY) || part.equals(word);
  }

  private static int place(ResourceKind kind, Verb verb) {
    return kind.ordinal() * VERBS + verb.ordinal();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permissions permissions && texts.equals(permissions.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
