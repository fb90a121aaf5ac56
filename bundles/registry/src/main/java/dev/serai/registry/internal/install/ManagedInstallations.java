package dev.serai.registry.internal.install;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Installations as people manage them. */
final class ManagedInstallations implements ManagedRecords<InstallationRecord> {
  private static final int CHUNK = 200;

  private final InstallationStores stores;
  private final EntryLookup entries;
  private final Forms forms;

  ManagedInstallations(InstallationStores stores, EntryLookup entries, Forms forms) {
    this.stores = stores;
    this.entries = entries;
    this.forms = forms;
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
                          held.installations().find(key).orElseThrow(this::missing);
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
    return update(actor, value.id(), version, there -> value);
  }

  @Override
  public Versioned<InstallationRecord> update(
      Actor actor, String key, Function<Versioned<InstallationRecord>, InstallationRecord> change) {
    return update(actor, key, null, change);
  }

  @Override
  public void delete(Actor actor, String key, long version) {
    remove(actor, key, version);
  }

  @Override
  public void delete(Actor actor, String key) {
    remove(actor, key, null);
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
    return (value.entryName() + " " + value.alias()).toLowerCase(Locale.ROOT).contains(search);
  }

  private Versioned<InstallationRecord> update(
      Actor actor,
      String key,
      Long version,
      Function<Versioned<InstallationRecord>, InstallationRecord> change) {
    return stores.use(
        held ->
            held.work()
                .change(
                    actor,
                    "installation:update",
                    target(key),
                    desk -> {
                      Versioned<InstallationRecord> there = there(held, desk, key, Verb.UPDATE);
                      InstallationRecord wanted = change.apply(there);
                      requireVersion(there, version);
                      Versioned<InstallationRecord> kept =
                          held.installations()
                              .update(settled(held, desk, there.value(), wanted), there.version());
                      return new Change<>(target(key), there.value(), kept.value(), kept);
                    }));
  }

  /** What is kept of a change: its secrets are sealed, those of fields that went are removed. */
  private InstallationRecord settled(
      InstallationStores.Held held,
      Desk desk,
      InstallationRecord before,
      InstallationRecord after) {
    requireKept("entryName", before.entryName(), after.entryName());
    requireKept("alias", before.alias(), after.alias());
    requireKept("owner", before.owner(), after.owner());
    requireKept("name", before.name(), after.name());
    EntryRecord entry =
        entries
            .find(before.entryName(), before.owner(), after.entryVersion())
            .filter(found -> isRunnable(before, found))
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.INVALID_VALUE,
                        "entryVersion names no version of the entry that is ACTIVE."));
    if (!entry.version().equals(before.entryVersion())) {
      desk.require(Verb.USE, StoreInstallationCatalog.resource(entry));
    }
    List<InputField> form = forms.of(entry);
    FieldValues values = FieldValues.of(form, after.values(), before.credentials().keySet());
    Map<String, String> references = new HashMap<>(before.credentials());
    references.keySet().removeIf(field -> !isKept(form, field, after.values()));
    forms.requireLaunch(entry, values.with(references.keySet()));
    Set<String> gone = new HashSet<>(before.credentials().values());
    gone.removeAll(references.values());
    references.putAll(
        LocalSecrets.seal(held.credentials(), before.owner(), before.id(), values.secret()));
    LocalSecrets.remove(held.credentials(), gone);
    return after.with(values.plain(), references);
  }

  /** A sealed secret stays while its field is a secret one and no value comes for it. */
  private static boolean isKept(List<InputField> form, String name, Map<String, String> values) {
    return form.stream()
        .filter(field -> field.name().equals(name) && field.secret())
        .anyMatch(
            field -> !values.containsKey(name) || values.get(name).isEmpty() && field.required());
  }

  /** What runs may go on at its version, whatever became of that. */
  private static boolean isRunnable(InstallationRecord before, EntryRecord entry) {
    return entry.state() == EntryRecord.State.ACTIVE
        || entry.version().equals(before.entryVersion());
  }

  private void remove(Actor actor, String key, Long version) {
    stores.use(
        held ->
            held.work()
                .change(
                    actor,
                    "installation:delete",
                    target(key),
                    desk -> {
                      Versioned<InstallationRecord> there = there(held, desk, key, Verb.DELETE);
                      requireVersion(there, version);
                      held.installations().delete(key, there.version());
                      LocalSecrets.remove(held.credentials(), there.value().credentials().values());
                      return new Change<Void>(target(key), there.value(), null, null);
                    }));
  }

  private Versioned<InstallationRecord> there(
      InstallationStores.Held held, Desk desk, String key, Verb verb) {
    Versioned<InstallationRecord> there =
        held.installations().findLocked(key).orElseThrow(this::missing);
    desk.require(verb, Resource.of(there.value()));
    return there;
  }

  private SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such installation.");
  }

  private static void requireVersion(Versioned<InstallationRecord> there, Long version) {
    if (version != null && there.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE,
          "It is at version " + there.version() + " now, not at " + version + ".");
    }
  }

  private static void requireKept(String field, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      throw new SeraiException(ErrorCode.INVALID_VALUE, field + " cannot change.");
    }
  }

  private static String target(String key) {
    return "installation:" + key;
  }
}
