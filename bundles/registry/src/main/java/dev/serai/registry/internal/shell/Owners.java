package dev.serai.registry.internal.shell;

import dev.serai.core.access.ManagedRecords;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.UserRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Owners by their names: {@code organization}, {@code team:NAME} or {@code user:NAME}. */
final class Owners {
  private static final String USER = "user:";
  private static final String TEAM = "team:";

  private final Desk desk;
  private Map<String, String> users;
  private Map<String, String> teams;

  Owners(Desk desk) {
    this.desk = desk;
  }

  /**
   * The owner that somebody typed, by name or id.
   *
   * @throws SeraiException {@code NOT_FOUND}
   */
  OwnerRef read(String text) throws CommandFailure {
    if (text.equals(OwnerRef.ORGANIZATION_ID)) {
      return OwnerRef.ORGANIZATION;
    }
    if (text.startsWith(USER)) {
      return new OwnerRef(OwnerRef.Kind.USER, id(users(), text, USER));
    }
    if (text.startsWith(TEAM)) {
      return new OwnerRef(OwnerRef.Kind.TEAM, id(teams(), text, TEAM));
    }
    throw new CommandFailure("An owner is organization, team:NAME or user:NAME.");
  }

  /** An owner as {@link #read} takes it. */
  String told(OwnerRef owner) {
    return switch (owner.kind()) {
      case ORGANIZATION -> OwnerRef.ORGANIZATION_ID;
      case TEAM -> TEAM + teams().getOrDefault(owner.id(), owner.id());
      case USER -> USER + users().getOrDefault(owner.id(), owner.id());
    };
  }

  private Map<String, String> users() {
    if (users == null) {
      users = names(desk.management().users(), UserRecord::name);
    }
    return users;
  }

  private Map<String, String> teams() {
    if (teams == null) {
      teams = names(desk.management().teams(), TeamRecord::name);
    }
    return teams;
  }

  private <R extends Keyed> Map<String, String> names(
      ManagedRecords<R> records, Function<R, String> name) {
    Map<String, String> names = new LinkedHashMap<>();
    desk.each(records, null, each -> names.put(each.value().key(), name.apply(each.value())));
    return names;
  }

  private static String id(Map<String, String> names, String text, String kind) {
    String wanted = text.substring(kind.length());
    return names.entrySet().stream()
        .filter(each -> each.getValue().equals(wanted))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> names.keySet().stream().filter(wanted::equals).findFirst())
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.NOT_FOUND, "There is no owner " + Text.line(text) + "."));
  }
}
