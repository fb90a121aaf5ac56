package dev.serai.admin.internal.model;

import dev.serai.core.access.Principal;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who is calling, as they see themselves; see {@link Principal}. */
public record Profile(
    Principal.Kind kind,
    String id,
    String name,
    String reference,
    String token,
    String gateway,
    Map<String, Membership> teams,
    Set<String> permissions) {

  /** What a principal sees of itself. */
  public static Profile of(Principal who) {
    return new Profile(
        who.kind(),
        who.id(),
        who.name(),
        who.reference(),
        who.token(),
        who.gateway(),
        new TreeMap<>(who.teams()),
        who.permissions().texts());
  }
}
