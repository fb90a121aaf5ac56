package dev.serai.admin.internal.model;

import dev.serai.core.store.TokenRecord;
import java.time.Instant;

/**
 * A session as its browser sees it.
 *
 * @param user the id of who is signed in
 * @param csrfToken what every change has to carry
 * @param expires when the session ends, or null
 */
public record SessionView(String user, String csrfToken, Instant expires) {
  /** What a browser sees of the session that a token is. */
  public static SessionView of(TokenRecord token, String csrfToken) {
    return new SessionView(token.owner().id(), csrfToken, token.expires());
  }

  /** Without the CSRF token. */
  @Override
  public String toString() {
    return "SessionView[" + user + "]";
  }
}
