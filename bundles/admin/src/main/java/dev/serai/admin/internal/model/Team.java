package dev.serai.admin.internal.model;

import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A team as clients see it; see {@link TeamRecord}.
 *
 * @param id given by Serai
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Team(
    String id,
    String name,
    String title,
    Map<String, Membership> members,
    String group,
    Long version,
    Instant created,
    Instant updated) {

  /** Teams. */
  public static final Shape<TeamRecord, Team> SHAPE =
      new Shape<>(
          Team.class,
          "team",
          Team::of,
          (id, team) -> team.record(id),
          team -> Fields.freshKey(),
          new Team(null, null, null, Map.of(), null, null, null, null));

  private static Team of(Versioned<TeamRecord> stored) {
    TeamRecord team = stored.value();
    return new Team(
        team.id(),
        team.name(),
        team.title(),
        new TreeMap<>(team.members()),
        team.group(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  private TeamRecord record(String key) {
    return new TeamRecord(Fields.keep("id", id, key), name, title, members, group);
  }
}
