package dev.serai.admin.internal.signin;

import dev.serai.core.access.Actor;
import java.security.Principal;

/**
 * Who sent a request.
 *
 * @param actor who, for decisions and the audit log
 * @param session the session that says so, or null if a token does
 */
public record Caller(Actor actor, Session session) implements Principal {
  @Override
  public String getName() {
    return actor.principal().reference();
  }
}
