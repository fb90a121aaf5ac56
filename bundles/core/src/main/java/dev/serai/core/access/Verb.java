package dev.serai.core.access;

import java.util.Locale;

/** What somebody wants to do with a {@link Resource}; the second half of a permission. */
public enum Verb {
  /** See it. */
  READ,
  /** Call it, or have it used for a call. */
  USE,
  /** Make a new one. */
  CREATE,
  /** Change it. */
  UPDATE,
  /** Remove it. */
  DELETE,
  /** Let others use it, where that is somebody's to say. */
  APPROVE;

  /** As permissions spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
