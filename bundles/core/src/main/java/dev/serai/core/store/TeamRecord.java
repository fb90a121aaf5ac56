package dev.serai.core.store;

import java.util.Map;

/**
 * A team of users.
 *
 * @param id opaque, 1 to 200 characters
 * @param name 1 to 200 characters, unique
 * @param title what people read, at most 1,000 characters, or null
 * @param members what each user, by id, is in the team; at most 10,000
 * @param group the group at an identity provider whose members belong to it too, at most 1,000
 *     characters, or null
 */
public record TeamRecord(
    String id, String name, String title, Map<String, Membership> members, String group)
    implements Keyed {

  private static final int MAX_MEMBERS = 10_000;

  /** What a user is in a team. */
  public enum Membership {
    /** May change the team and what belongs to it. */
    ADMIN,
    /** May use what belongs to it. */
    MEMBER
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public TeamRecord {
    FieldRules.key(id);
    FieldRules.name("name", name);
    FieldRules.optional("title", title, FieldRules.MAX_LINE);
    FieldRules.present("members", members);
    FieldRules.items("members", members.keySet(), MAX_MEMBERS);
    members.forEach(TeamRecord::member);
    FieldRules.optional("group", group, FieldRules.MAX_LINE);
    members = Map.copyOf(members);
  }

  @Override
  public String key() {
    return id;
  }

  private static void member(String user, Membership membership) {
    FieldRules.name("members", user);
    FieldRules.present("members", membership);
  }
}
