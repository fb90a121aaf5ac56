package dev.serai.registry.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.RegistryStore;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Other registries as people manage them. Of a record, address and following are theirs. */
final class ManagedRegistries implements ManagedRecords<RegistryRecord> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final String READ = "registry:read";

  private final Registries registries;

  ManagedRegistries(Registries registries) {
    this.registries = registries;
  }

  /** What decisions about registries are about: they are among the organization's entries. */
  static Resource resource(String name) {
    return Resource.of(ResourceKind.ENTRY, "registry:" + name, OwnerRef.ORGANIZATION);
  }

  /** How the audit log names one. */
  static String target(String name) {
    return "registry:" + name;
  }

  static SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such registry.");
  }

  @Override
  public Versioned<RegistryRecord> get(Actor actor, String key) {
    return registries.use(
        (store, work) ->
            work.read(
                actor,
                READ,
                target(key),
                desk -> {
                  desk.require(Verb.READ, resource(key));
                  return store.find(key).orElseThrow(ManagedRegistries::missing);
                }));
  }

  @Override
  public Page<Versioned<RegistryRecord>> list(Actor actor, PageRequest page) {
    return registries.use(
        (store, work) -> work.read(actor, READ, target("*"), desk -> list(store, desk, page)));
  }

  private static Page<Versioned<RegistryRecord>> list(
      RegistryStore store, Desk desk, PageRequest page) {
    String search = page.search() == null ? "" : page.search().toLowerCase(Locale.ROOT);
    String after = page.after() == null ? "" : page.after();
    List<Versioned<RegistryRecord>> found =
        store.all().stream()
            .filter(each -> each.value().name().compareTo(after) > 0)
            .filter(each -> each.value().name().contains(search))
            .filter(each -> desk.may(Verb.READ, resource(each.value().name())))
            .limit(page.limit() + 1L)
            .toList();
    return found.size() <= page.limit()
        ? new Page<>(found, null)
        : new Page<>(found.subList(0, page.limit()), found.get(page.limit() - 1).value().name());
  }

  @Override
  public Versioned<RegistryRecord> create(Actor actor, RegistryRecord value) {
    requireSound(value);
    RegistryRecord fresh = RegistryRecord.of(value.name(), value.url(), value.followed());
    return registries.use(
        (store, work) ->
            work.change(
                actor,
                "registry:create",
                target(value.name()),
                desk -> {
                  desk.require(Verb.APPROVE, resource(value.name()));
                  Versioned<RegistryRecord> made = created(store, fresh);
                  return new Change<>(target(value.name()), null, Address.of(made.value()), made);
                }));
  }

  private static Versioned<RegistryRecord> created(RegistryStore store, RegistryRecord fresh) {
    try {
      return store.create(fresh);
    } catch (SeraiException e) {
      throw e.code() == ErrorCode.ALREADY_EXISTS
          ? new SeraiException(e.code(), "name " + fresh.name() + " is that of another registry.")
          : e;
    }
  }

  @Override
  public Versioned<RegistryRecord> update(Actor actor, RegistryRecord value, long version) {
    return update(actor, value.name(), version, there -> value);
  }

  @Override
  public Versioned<RegistryRecord> update(
      Actor actor, String key, Function<Versioned<RegistryRecord>, RegistryRecord> change) {
    return update(actor, key, null, change);
  }

  private Versioned<RegistryRecord> update(
      Actor actor,
      String key,
      Long version,
      Function<Versioned<RegistryRecord>, RegistryRecord> change) {
    return registries.use(
        (store, work) ->
            work.change(
                actor,
                "registry:update",
                target(key),
                desk -> {
                  Versioned<RegistryRecord> there = there(store, desk, key, version);
                  RegistryRecord wanted = change.apply(there);
                  requireSound(wanted);
                  Versioned<RegistryRecord> kept =
                      store.update(
                          there.value().with(wanted.url(), wanted.followed()), there.version());
                  return new Change<>(
                      target(key), Address.of(there.value()), Address.of(kept.value()), kept);
                }));
  }

  @Override
  public void delete(Actor actor, String key, long version) {
    remove(actor, key, version);
  }

  @Override
  public void delete(Actor actor, String key) {
    remove(actor, key, null);
  }

  private void remove(Actor actor, String key, Long version) {
    registries.use(
        (store, work) ->
            work.change(
                actor,
                "registry:delete",
                target(key),
                desk -> {
                  Versioned<RegistryRecord> there = there(store, desk, key, version);
                  store.delete(key, there.version());
                  return new Change<Void>(target(key), Address.of(there.value()), null, null);
                }));
  }

  private static Versioned<RegistryRecord> there(
      RegistryStore store, Desk desk, String key, Long version) {
    desk.require(Verb.APPROVE, resource(key));
    Versioned<RegistryRecord> there = store.findLocked(key).orElseThrow(ManagedRegistries::missing);
    if (version != null && there.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE,
          "It is at version " + there.version() + " now, not at " + version + ".");
    }
    return there;
  }

  /** Demands that somebody may have a registry asked, which is a change of it. */
  void requireAskable(Actor actor, String key) {
    registries.use(
        (store, work) ->
            work.read(
                actor,
                "registry:update",
                target(key),
                desk -> {
                  desk.require(Verb.APPROVE, resource(key));
                  return store.find(key).orElseThrow(ManagedRegistries::missing);
                }));
  }

  private static void requireSound(RegistryRecord value) {
    if (!NAME.matcher(value.name()).matches()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "name must have 1 to 63 lower-case letters, digits, dots and hyphens, and begin with a"
              + " letter or digit.");
    }
    RegistryUrl.of(value.url());
  }

  /** A registry as the audit log notes it. */
  private record Address(String name, String url, boolean followed) {
    static Address of(RegistryRecord registry) {
      return new Address(registry.name(), registry.url(), registry.followed());
    }
  }
}
