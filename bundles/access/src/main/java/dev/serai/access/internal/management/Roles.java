package dev.serai.access.internal.management;

import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Resource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Roles: in lists those that Serai comes with are first. */
final class Roles extends Kind<RoleRecord> {
  private static final int PAGE = 500;

  Roles() {
    super("role");
  }

  @Override
  EditableStore<RoleRecord> store(Stores stores) {
    return stores.roles();
  }

  @Override
  Resource resource(Task task, RoleRecord role) {
    return Resource.of(role);
  }

  @Override
  String name(RoleRecord role) {
    return role.name();
  }

  @Override
  RoleRecord creation(Task task, RoleRecord role) {
    Names.readable("name", role.name());
    Rules.segment(role.name());
    if (Names.isOneOf(role.name(), BuiltInRoles.all(), RoleRecord::name)) {
      throw taken();
    }
    RoleCheck.requireSound(Set.of(), role.permissions());
    RoleCheck.requireGrant(task, Permissions.NONE, Permissions.of(role.permissions()));
    return role;
  }

  @Override
  RoleRecord change(Task task, RoleRecord before, RoleRecord after) {
    requireOwn(before);
    RoleCheck.requireSound(before.permissions(), after.permissions());
    RoleCheck.requireGrant(
        task, Permissions.of(before.permissions()), Permissions.of(after.permissions()));
    return after;
  }

  @Override
  void settled(Task task, RoleRecord before, RoleRecord after) {
    if (before == null) {
      Names.requireAlone(
          word(),
          task.stores().roles(),
          after,
          task.known().rolesAlike(after.name()),
          RoleRecord::name,
          other -> true);
    }
  }

  @Override
  void removal(Task task, RoleRecord role) {
    requireOwn(role);
    List<Versioned<UserRecord>> page = task.stores().users().page(null, PAGE);
    while (!page.isEmpty()) {
      requireNotHeld(role, page);
      page = task.stores().users().page(page.get(page.size() - 1).value().id(), PAGE);
    }
  }

  @Override
  Optional<Versioned<RoleRecord>> find(Stores stores, String key) {
    return BuiltInRoles.find(key).map(Roles::unchanging).or(() -> super.find(stores, key));
  }

  @Override
  List<Versioned<RoleRecord>> page(Stores stores, String after, int limit) {
    List<Versioned<RoleRecord>> page = new ArrayList<>();
    String last = after;
    if (after == null || BuiltInRoles.find(after).isPresent()) {
      page.addAll(builtIn(after));
      last = null;
    }
    page.addAll(super.page(stores, last, limit));
    return page.subList(0, Math.min(limit, page.size()));
  }

  private static List<Versioned<RoleRecord>> builtIn(String after) {
    List<String> names = BuiltInRoles.all().stream().map(RoleRecord::name).toList();
    return BuiltInRoles.all().stream()
        .skip(names.indexOf(after) + 1L)
        .map(Roles::unchanging)
        .toList();
  }

  private static Versioned<RoleRecord> unchanging(RoleRecord role) {
    return new Versioned<>(role, 1, Instant.EPOCH, Instant.EPOCH);
  }

  private static void requireOwn(RoleRecord role) {
    if (BuiltInRoles.find(role.name()).isPresent()) {
      throw new SeraiException(
          ErrorCode.IN_USE, "Serai comes with this role, and it stays as it is.");
    }
  }

  private static void requireNotHeld(RoleRecord role, List<Versioned<UserRecord>> users) {
    for (Versioned<UserRecord> user : users) {
      if (user.value().roles().contains(role.name())) {
        throw new SeraiException(
            ErrorCode.IN_USE,
            "The user "
                + user.value().name()
                + " has this role; it is taken from all users first.");
      }
    }
  }
}
