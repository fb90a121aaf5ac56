package dev.serai.registry.internal.install;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.document.DocumentFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Installations over the store. Safe for use by any thread. */
final class StoreInstallationCatalog implements InstallationCatalog {
  /** The name of an owner's one installation of an entry. */
  private static final String NAME = "default";

  private final InstallationStores stores;
  private final EntryLookup entries;
  private final Forms forms = new Forms();
  private final ManagedInstallations managed;

  /**
   * Installations.
   *
   * @param stores where they are kept
   * @param entries what can be installed
   */
  StoreInstallationCatalog(InstallationStores stores, EntryLookup entries) {
    this.stores = stores;
    this.entries = entries;
    this.managed = new ManagedInstallations(stores, entries, forms);
  }

  @Override
  public List<InputField> form(Actor actor, String entry) {
    return stores.use(
        held ->
            held.work()
                .read(
                    actor,
                    "entry:read",
                    "entry:" + entry,
                    desk -> forms.of(usable(desk, Verb.READ, entry))));
  }

  @Override
  public ManagedRecords<InstallationRecord> installations() {
    return managed;
  }

  @Override
  public Versioned<InstallationRecord> install(Actor actor, NewInstallation wanted) {
    String id = UUID.randomUUID().toString();
    return stores.use(
        held ->
            held.work()
                .change(
                    actor,
                    "installation:create",
                    "installation:" + id,
                    desk -> {
                      Versioned<InstallationRecord> made = install(held, desk, id, wanted);
                      return new Change<>("installation:" + id, null, made.value(), made);
                    }));
  }

  private Versioned<InstallationRecord> install(
      InstallationStores.Held held, Desk desk, String id, NewInstallation wanted) {
    EntryRecord entry = usable(desk, Verb.USE, wanted.entry());
    InstallationRecord blank =
        new InstallationRecord(
            id,
            entry.name(),
            entry.alias(),
            entry.version(),
            wanted.owner(),
            NAME,
            Map.of(),
            Map.of(),
            true);
    desk.require(Verb.CREATE, Resource.of(blank));
    requireInstallable(entry, wanted);
    FieldValues values = FieldValues.of(forms.of(entry), wanted.values(), Set.of());
    forms.requireLaunch(entry, wanted.values());
    Map<String, String> references =
        LocalSecrets.seal(held.credentials(), wanted.owner(), id, values.secret());
    try {
      return held.installations().create(blank.with(values.plain(), references));
    } catch (SeraiException e) {
      throw e.code() == ErrorCode.ALREADY_EXISTS
          ? new SeraiException(
              ErrorCode.ALREADY_EXISTS,
              "The owner has installed " + entry.name() + " already: change that installation.")
          : e;
    }
  }

  private EntryRecord usable(Desk desk, Verb verb, String id) {
    EntryRecord entry =
        entries
            .find(id)
            .orElseThrow(() -> new SeraiException(ErrorCode.NOT_FOUND, "There is no such entry."));
    desk.require(verb, resource(entry));
    return entry;
  }

  static Resource resource(EntryRecord entry) {
    return Resource.of(entry, DocumentFacts.read(entry.document()).audience());
  }

  private static void requireInstallable(EntryRecord entry, NewInstallation wanted) {
    if (entry.state() != State.ACTIVE) {
      throw refused("entry is " + entry.state() + ": only an ACTIVE one can be installed.");
    }
    if (entry.id().contains(":")) {
      throw refused("entry comes from " + entry.origin() + ", where it is set up, too.");
    }
    if (!entry.scope().equals(wanted.owner())) {
      throw refused(
          "owner must be whom the entry is for, "
              + entry.scope()
              + ": others cannot install it"
              + " for themselves yet.");
    }
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
