package dev.serai.registry.internal.install;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationChange.Edit;
import dev.serai.core.registry.InstallationChange.Uninstall;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Installations as people manage them. */
final class ManagedInstallations implements ManagedRecords<InstallationRecord> {
  private static final int CHUNK = 200;

  private final InstallationStores stores;
  private final InstallationCatalog changes;

  ManagedInstallations(InstallationStores stores, InstallationCatalog changes) {
    this.stores = stores;
    this.changes = changes;
  }

  @Override
  public Versioned<InstallationRecord> get(Actor actor, String key) {
    return stores.use(
        held ->
            held.work()
                .read(
                    actor,
                    "installation:read",
                    target(key),
                    desk -> {
                      Versioned<InstallationRecord> found =
                          held.installations()
                              .find(key)
                              .filter(there -> !there.value().uninstalled())
                              .orElseThrow(ManagedInstallations::missing);
                      desk.require(Verb.READ, Resource.of(found.value()));
                      return found;
                    }));
  }

  @Override
  public Page<Versioned<InstallationRecord>> list(Actor actor, PageRequest page) {
    return stores.use(
        held ->
            held.work()
                .read(actor, "installation:read", target("*"), desk -> list(held, desk, page)));
  }

  @Override
  public Versioned<InstallationRecord> create(Actor actor, InstallationRecord value) {
    throw new SeraiException(
        ErrorCode.INVALID_VALUE, "An installation is made of an entry: install that.");
  }

  @Override
  public Versioned<InstallationRecord> update(Actor actor, InstallationRecord value, long version) {
    return changes.change(actor, new Edit(value.id(), version, there -> value));
  }

  @Override
  public Versioned<InstallationRecord> update(
      Actor actor, String key, Function<Versioned<InstallationRecord>, InstallationRecord> change) {
    return changes.change(actor, new Edit(key, null, change));
  }

  @Override
  public void delete(Actor actor, String key, long version) {
    changes.change(actor, new Uninstall(key, version));
  }

  @Override
  public void delete(Actor actor, String key) {
    changes.change(actor, new Uninstall(key, null));
  }

  private Page<Versioned<InstallationRecord>> list(
      InstallationStores.Held held, Desk desk, PageRequest page) {
    String search = page.search() == null ? "" : page.search().toLowerCase(Locale.ROOT);
    List<Versioned<InstallationRecord>> shown = new ArrayList<>();
    String last = page.after();
    while (true) {
      List<Versioned<InstallationRecord>> chunk = held.installations().page(last, CHUNK);
      for (Versioned<InstallationRecord> each : chunk) {
        if (shown.size() == page.limit()) {
          return new Page<>(shown, last);
        }
        last = each.value().id();
        if (matches(each.value(), search) && desk.may(Verb.READ, Resource.of(each.value()))) {
          shown.add(each);
        }
      }
      if (chunk.size() < CHUNK) {
        return new Page<>(shown, null);
      }
    }
  }

  private static boolean matches(InstallationRecord value, String search) {
    return !value.uninstalled()
        && (value.entryName() + " " + value.alias()).toLowerCase(Locale.ROOT).contains(search);
  }

  static SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such installation.");
  }

  private static String target(String key) {
    return "installation:" + key;
  }
}
