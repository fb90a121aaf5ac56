package dev.serai.registry.internal.install;

import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationChange.Edit;
import dev.serai.core.registry.InstallationChange.Install;
import dev.serai.core.registry.InstallationChange.Rollback;
import dev.serai.core.registry.InstallationChange.Uninstall;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRecord.Earlier;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides changes of installations and works them out, to be made or told. */
final class InstallationPlans {
  private final EntryLookup entries;
  private final Forms forms;
  private final InstallationStores.Held held;
  private final Desk desk;
  private final Function<String, Optional<Versioned<InstallationRecord>>> finder;

  /**
   * Plans of one piece of work.
   *
   * @param finder finds a record by its key; locks it where the plan is to be made
   */
  InstallationPlans(
      EntryLookup entries,
      Forms forms,
      InstallationStores.Held held,
      Desk desk,
      Function<String, Optional<Versioned<InstallationRecord>>> finder) {
    this.entries = entries;
    this.forms = forms;
    this.held = held;
    this.desk = desk;
    this.finder = finder;
  }

  /** The plan of a change. */
  InstallationPlan of(InstallationChange change) {
    if (change instanceof Install install) {
      return install(install.wanted());
    }
    if (change instanceof Edit edit) {
      return edit(edit);
    }
    if (change instanceof Rollback rollback) {
      return rollback(there(rollback.key(), rollback.version(), Verb.UPDATE));
    }
    Uninstall uninstall = (Uninstall) change;
    Versioned<InstallationRecord> there = there(uninstall.key(), uninstall.version(), Verb.DELETE);
    return new InstallationPlan(
        there, there.value().remembered(), FieldValues.known(there.value().values()), List.of());
  }

  private InstallationPlan install(NewInstallation wanted) {
    EntryRecord entry =
        entries
            .find(wanted.entry())
            .orElseThrow(() -> new SeraiException(ErrorCode.NOT_FOUND, "There is no such entry."));
    desk.require(Verb.USE, StoreInstallationCatalog.resource(entry));
    Versioned<InstallationRecord> known = known(entry, wanted);
    InstallationRecord blank = blank(entry, wanted, known);
    desk.require(Verb.CREATE, Resource.of(blank));
    Installable.require(
        entries,
        entry,
        wanted,
        blank,
        held.installations().all().stream().map(Versioned::value).toList());
    if (known != null && !(known.value().uninstalled() && Installable.isOf(known.value(), entry))) {
      throw InstallationPlan.exists(blank);
    }
    List<InputField> form = forms.of(entry);
    Map<String, String> before = known == null ? Map.of() : known.value().values();
    Map<String, String> given = new HashMap<>(asked(form, before, before));
    given.putAll(wanted.values());
    return new InstallationPlan(
        known, blank, read(entry, form, blank, given, before), dropped(form, before));
  }

  /** What is to be installed, without values. */
  static InstallationRecord blank(
      EntryRecord entry, NewInstallation wanted, Versioned<InstallationRecord> known) {
    return new InstallationRecord(
        known == null ? UUID.randomUUID().toString() : known.value().id(),
        entry.name(),
        Installable.alias(entry, wanted.name()),
        entry.version(),
        wanted.owner(),
        wanted.name(),
        Map.of(),
        Map.of(),
        true);
  }

  /** What the owner has of the entry under the name, also what was uninstalled. */
  private Versioned<InstallationRecord> known(EntryRecord entry, NewInstallation wanted) {
    return held.installations().all().stream()
        .map(Versioned::value)
        .filter(other -> other.entryName().equals(entry.name()))
        .filter(other -> other.owner().equals(wanted.owner()))
        .filter(other -> other.name().equals(wanted.name()))
        .findFirst()
        .flatMap(other -> finder.apply(other.id()))
        .orElse(null);
  }

  private InstallationPlan edit(Edit edit) {
    Versioned<InstallationRecord> there = visible(edit.key(), Verb.UPDATE);
    InstallationRecord wanted = edit.to().apply(there);
    requireVersion(there, edit.version());
    InstallationRecord before = there.value();
    requireKept("entryName", before.entryName(), wanted.entryName());
    requireKept("alias", before.alias(), wanted.alias());
    requireKept("owner", before.owner(), wanted.owner());
    requireKept("name", before.name(), wanted.name());
    EntryRecord entry = entry(before, wanted.entryVersion(), EnumSet.of(State.ACTIVE));
    List<InputField> form = forms.of(entry);
    boolean moves = !before.entryVersion().equals(wanted.entryVersion());
    Map<String, String> given =
        moves ? asked(form, before.values(), wanted.values()) : wanted.values();
    InstallationRecord after =
        before
            .with(before.values(), sealed(form, before.credentials()))
            .at(wanted.entryVersion())
            .enabled(wanted.enabled());
    return new InstallationPlan(
        there,
        kept(form, after, given),
        read(entry, form, after, given, before.values()),
        dropped(form, before.values()));
  }

  private InstallationPlan rollback(Versioned<InstallationRecord> there) {
    InstallationRecord before = there.value();
    Earlier earlier = before.earlier();
    if (earlier == null) {
      throw refused(
          "There is no version before: it was installed as " + before.entryVersion() + ".");
    }
    EntryRecord entry =
        entry(before, earlier.entryVersion(), EnumSet.of(State.ACTIVE, State.DEPRECATED));
    List<InputField> form = forms.of(entry);
    Map<String, String> given = new HashMap<>(earlier.values());
    form.stream()
        .filter(field -> field.secret() && before.values().containsKey(field.name()))
        .filter(field -> !earlier.credentials().containsKey(field.name()))
        .forEach(field -> given.put(field.name(), before.values().get(field.name())));
    InstallationRecord after =
        before.at(earlier.entryVersion()).with(Map.of(), earlier.credentials());
    return new InstallationPlan(
        there,
        kept(form, after, given),
        read(entry, form, after, given, given),
        dropped(form, before.values()));
  }

  /** What is wanted with those sealed secrets that stay. */
  private static InstallationRecord kept(
      List<InputField> form, InstallationRecord after, Map<String, String> given) {
    Map<String, String> references = new HashMap<>(after.credentials());
    references.keySet().removeIf(field -> !isKept(form, field, given));
    return after.with(Map.of(), references);
  }

  private FieldValues read(
      EntryRecord entry,
      List<InputField> form,
      InstallationRecord after,
      Map<String, String> given,
      Map<String, String> before) {
    Set<String> sealed = kept(form, after, given).credentials().keySet();
    FieldValues values = FieldValues.read(form, given, sealed, before);
    if (values.faults().isEmpty()) {
      forms.requireLaunch(entry, values.with(sealed));
    }
    return values;
  }

  /** Values but those that are as before and not asked for. */
  private static Map<String, String> asked(
      List<InputField> form, Map<String, String> before, Map<String, String> values) {
    Map<String, String> kept = new HashMap<>(values);
    kept.keySet()
        .removeIf(name -> !isAsked(form, name) && values.get(name).equals(before.get(name)));
    return kept;
  }

  private static List<String> dropped(List<InputField> form, Map<String, String> before) {
    return before.keySet().stream().filter(name -> !isAsked(form, name)).sorted().toList();
  }

  private static boolean isAsked(List<InputField> form, String name) {
    return form.stream().anyMatch(field -> field.name().equals(name));
  }

  /** References but those of fields that are no secrets any more. */
  private static Map<String, String> sealed(
      List<InputField> form, Map<String, String> credentials) {
    Map<String, String> sealed = new HashMap<>(credentials);
    form.stream().filter(field -> !field.secret()).map(InputField::name).forEach(sealed::remove);
    return sealed;
  }

  /** A sealed secret stays while its field is a secret one and no value comes for it. */
  private static boolean isKept(List<InputField> form, String name, Map<String, String> values) {
    return form.stream()
        .filter(field -> field.name().equals(name) && field.secret())
        .anyMatch(field -> !values.containsKey(name));
  }

  /** What runs may go on at its version, whatever became of that. */
  private EntryRecord entry(InstallationRecord before, String version, Set<State> states) {
    EntryRecord entry =
        Installable.find(entries, before, version)
            .filter(
                found ->
                    states.contains(found.state()) || found.version().equals(before.entryVersion()))
            .orElseThrow(
                () ->
                    refused(
                        "entryVersion names no version of the entry that is "
                            + states.stream().map(State::name).collect(Collectors.joining(" or "))
                            + "."));
    if (!version.equals(before.entryVersion())) {
      desk.require(Verb.USE, StoreInstallationCatalog.resource(entry));
    }
    return entry;
  }

  private Versioned<InstallationRecord> there(String key, Long version, Verb verb) {
    Versioned<InstallationRecord> there = visible(key, verb);
    requireVersion(there, version);
    return there;
  }

  private Versioned<InstallationRecord> visible(String key, Verb verb) {
    Versioned<InstallationRecord> there =
        finder
            .apply(key)
            .filter(found -> !found.value().uninstalled())
            .orElseThrow(ManagedInstallations::missing);
    desk.require(verb, Resource.of(there.value()));
    return there;
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
      throw refused(field + " cannot change.");
    }
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
