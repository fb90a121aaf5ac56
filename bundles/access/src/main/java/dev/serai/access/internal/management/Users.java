package dev.serai.access.internal.management;

import dev.serai.access.internal.accounts.LastAdmin;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Resource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Users. Everybody sees and changes their own profile; what they are is for who manages users. */
final class Users extends Kind<UserRecord> {
  Users() {
    super("user");
  }

  @Override
  EditableStore<UserRecord> store(Stores stores) {
    return stores.users();
  }

  @Override
  Resource resource(Task task, UserRecord user) {
    return Resource.of(user);
  }

  @Override
  String name(UserRecord user) {
    return user.name() + " " + user.display() + " " + user.email();
  }

  @Override
  UserRecord given(UserRecord user) {
    return withPassword(user, null, user.mustChangePassword());
  }

  @Override
  UserRecord creation(Task task, UserRecord user) {
    Rules.id(user.id());
    requireReadable(user);
    RoleCheck.requireKnown(task.stores(), user.roles());
    RoleCheck.requireGrant(task, Permissions.NONE, AccountCheck.permissions(task, user));
    return withPassword(user, null, false);
  }

  @Override
  UserRecord change(Task task, UserRecord before, UserRecord after) {
    if (!shown(before).equals(shown(after))) {
      requireReadable(after);
    }
    AccountCheck.requireChange(task, before, after);
    if (!before.roles().equals(after.roles())) {
      requireRoles(task, before, after);
    }
    if (!Objects.equals(before.subject(), after.subject()) && !task.isSelf(before.id())) {
      Tokens.removeOf(task.stores(), owner(before));
    }
    return withPassword(after, before.passwordHash(), before.mustChangePassword());
  }

  @Override
  void requireRemoval(Task task, UserRecord user) {
    super.requireRemoval(task, user);
    AccountCheck.requireAsMighty(task, user);
  }

  /** A user as an owner. */
  static OwnerRef owner(UserRecord user) {
    return new OwnerRef(OwnerRef.Kind.USER, user.id());
  }

  @Override
  void requireRead(Task task, UserRecord user) {
    if (!task.who().isUser(user.id())) {
      super.requireRead(task, user);
    }
  }

  @Override
  boolean visible(Task task, UserRecord user) {
    return task.who().isUser(user.id()) || super.visible(task, user);
  }

  @Override
  void requireChange(Task task, UserRecord before, UserRecord after) {
    if (!task.isSelf(before.id()) || !profile(before).equals(profile(after))) {
      super.requireChange(task, before, after);
    }
  }

  @Override
  void removal(Task task, UserRecord user) {
    Tokens.removeOf(task.stores(), owner(user));
    Installations.removeOf(task.stores(), owner(user));
    for (Versioned<TeamRecord> team : task.stores().teams().all()) {
      if (team.value().members().containsKey(user.id())) {
        task.stores().teams().update(without(team.value(), user.id()), team.version());
      }
    }
  }

  @Override
  void settled(Task task, UserRecord before, UserRecord after) {
    if (before != null) {
      LastAdmin.require(task.stores().users(), before, after);
    }
    if (after != null && (before == null || !before.name().equals(after.name()))) {
      Names.requireAlone(
          word(),
          task.stores().users(),
          after,
          task.known().usersAlike(after.name()),
          UserRecord::name,
          other -> true);
    }
  }

  @Override
  SeraiException taken() {
    return new SeraiException(
        ErrorCode.ALREADY_EXISTS,
        "name or subject is that of another user: choose another name, or part the subject from"
            + " the user who has it.");
  }

  /** The same with another password. */
  static UserRecord withPassword(UserRecord user, String hash, boolean mustChange) {
    return new UserRecord(
        user.id(),
        user.name(),
        user.display(),
        user.email(),
        hash,
        user.subject(),
        user.roles(),
        user.teamOrder(),
        user.disabled(),
        mustChange);
  }

  private static void requireRoles(Task task, UserRecord before, UserRecord after) {
    RoleCheck.requireKnown(task.stores(), after.roles());
    RoleCheck.requireGrant(
        task, AccountCheck.permissions(task, before), AccountCheck.permissions(task, after));
  }

  private static void requireReadable(UserRecord user) {
    Names.readable("name", user.name());
    Names.readable("display", user.display());
    Names.readable("email", user.email());
  }

  /** What of a user others read. */
  private static List<Object> shown(UserRecord user) {
    return Arrays.asList(user.name(), user.display(), user.email());
  }

  /** What of a user is not for them to change. */
  private static List<Object> profile(UserRecord user) {
    return Arrays.asList(user.name(), user.subject(), user.roles(), user.disabled());
  }

  private static TeamRecord without(TeamRecord team, String user) {
    Map<String, TeamRecord.Membership> members = new HashMap<>(team.members());
    members.remove(user);
    return new TeamRecord(team.id(), team.name(), team.title(), members, team.group());
  }
}
