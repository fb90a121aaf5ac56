package dev.serai.admin.internal.model;

import dev.serai.core.access.TokenRequest;
import dev.serai.core.store.OwnerRef;
import java.time.Instant;
import java.util.Set;

/** A token that a client wants; see {@link TokenRequest}. */
public record WantedToken(
    OwnerRef owner, String name, Set<String> permissions, String gateway, Instant expires) {

  /** What a token has that does not say otherwise. */
  public static final WantedToken BLANK = new WantedToken(null, null, Set.of(), null, null);

  /** The same for an owner. */
  public WantedToken of(OwnerRef other) {
    return new WantedToken(other, name, permissions, gateway, expires);
  }

  /** What is asked of the management. */
  public TokenRequest request() {
    Set<String> wanted = Fields.required("permissions", permissions);
    wanted.forEach(each -> Fields.required("permissions", each));
    return new TokenRequest(
        Fields.required("owner", owner), Fields.required("name", name), wanted, gateway, expires);
  }
}
