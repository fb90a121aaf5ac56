package dev.serai.admin.internal.model;

import java.time.Instant;

/**
 * A session as its browser sees it.
 *
 * @param user the id of who is signed in
 * @param csrfToken what every change has to carry
 * @param mustChangePassword whether nothing else can be done in the session
 * @param expires when the session ends; null if that is not known
 */
public record SessionView(
    String user, String csrfToken, boolean mustChangePassword, Instant expires) {
  /** Without the CSRF token. */
  @Override
  public String toString() {
    return "SessionView[" + user + "]";
  }
}
