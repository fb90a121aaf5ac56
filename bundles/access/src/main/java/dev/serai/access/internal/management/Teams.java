package dev.serai.access.internal.management;

import dev.serai.access.internal.decision.Grants;
import dev.serai.core.access.Resource;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Teams. */
final class Teams extends Kind<TeamRecord> {
  Teams() {
    super("team");
  }

  @Override
  EditableStore<TeamRecord> store(Stores stores) {
    return stores.teams();
  }

  @Override
  Resource resource(Task task, TeamRecord team) {
    return Resource.of(team);
  }

  @Override
  String name(TeamRecord team) {
    return team.name() + " " + team.title();
  }

  @Override
  TeamRecord creation(Task task, TeamRecord team) {
    Rules.id(team.id());
    requireReadable(team);
    requireUsers(task, team.members().keySet());
    task.grant(() -> Grants.administrators(task.who(), null, team));
    return team;
  }

  @Override
  TeamRecord change(Task task, TeamRecord before, TeamRecord after) {
    if (!before.name().equals(after.name()) || !Objects.equals(before.title(), after.title())) {
      requireReadable(after);
    }
    Set<String> added = new HashSet<>(after.members().keySet());
    added.removeAll(before.members().keySet());
    requireUsers(task, added);
    task.grant(() -> Grants.administrators(task.who(), before, after));
    return after;
  }

  @Override
  void removal(Task task, TeamRecord team) {
    OwnerRef owner = new OwnerRef(OwnerRef.Kind.TEAM, team.id());
    Tokens.removeOf(task.stores(), owner);
    Installations.removeOf(task.stores(), owner);
  }

  @Override
  void settled(Task task, TeamRecord before, TeamRecord after) {
    if (after != null && (before == null || !before.name().equals(after.name()))) {
      Names.requireAlone(
          word(),
          task.stores().teams(),
          after,
          task.known().teamsAlike(after.name()),
          TeamRecord::name,
          other -> true);
    }
  }

  private static void requireReadable(TeamRecord team) {
    Names.readable("name", team.name());
    Names.readable("title", team.title());
    Names.readable("group", team.group());
  }

  private static void requireUsers(Task task, Set<String> users) {
    Rules.known(
        "members",
        users,
        Rules.keys(task.stores().users().findAll(users), user -> user.value().id()));
  }
}
