package dev.serai.registry.internal.install;

import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.InputField;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a change of an entry means for what is installed of it. */
final class EntryConsequences {
  private final Forms forms;
  private final InstallationStores.Held held;

  EntryConsequences(Forms forms, InstallationStores.Held held) {
    this.forms = forms;
    this.held = held;
  }

  /** What it means; of installations that somebody may not read, only how many there are. */
  Consequences of(Desk desk, EntryMove move) {
    List<Affected> all = new ArrayList<>();
    List<Affected> told = new ArrayList<>();
    EntryRecord entry = move.before() == null ? move.after() : move.before();
    held.installations().all().stream()
        .map(Versioned::value)
        .filter(installation -> isOf(installation, entry))
        .forEach(
            installation ->
                affected(installation, entry, move)
                    .ifPresent(
                        affected -> {
                          all.add(affected);
                          if (desk.may(Verb.READ, Resource.of(installation))) {
                            told.add(affected);
                          }
                        }));
    return Consequences.of(all, told);
  }

  private static boolean isOf(InstallationRecord installation, EntryRecord entry) {
    return !installation.uninstalled() && Installable.isOf(installation, entry);
  }

  private Optional<Affected> affected(
      InstallationRecord installation, EntryRecord entry, EntryMove move) {
    if (installation.entryVersion().equals(entry.version())) {
      return Optional.of(told(installation, effect(installation, move), List.of(), List.of()));
    }
    return isOffered(move) && EntryLookup.isBefore(installation.entryVersion(), entry.version())
        ? Optional.of(offered(installation, move.after()))
        : Optional.empty();
  }

  private Effect effect(InstallationRecord installation, EntryMove move) {
    Effect effect =
        Outlook.between(
            outlook(move.before()).of(installation), outlook(move.after()).of(installation));
    boolean warned = isIn(move.after(), State.DEPRECATED) && !isIn(move.before(), State.DEPRECATED);
    return effect == Effect.NOTHING && warned ? Effect.WARNED : effect;
  }

  private Affected offered(InstallationRecord installation, EntryRecord entry) {
    List<InputField> form = forms.of(entry);
    Map<String, String> given = new HashMap<>(installation.values());
    List<String> dropped =
        given.keySet().stream()
            .filter(name -> form.stream().noneMatch(field -> field.name().equals(name)))
            .sorted()
            .toList();
    dropped.forEach(given::remove);
    FieldValues values = FieldValues.read(form, given, installation.credentials().keySet(), given);
    return told(installation, Effect.OFFERED, values.needed(), dropped);
  }

  private Outlook outlook(EntryRecord entry) {
    return new Outlook(installation -> Optional.ofNullable(entry), held::secret);
  }

  private static boolean isOffered(EntryMove move) {
    return isIn(move.after(), State.ACTIVE) && !isIn(move.before(), State.ACTIVE);
  }

  private static boolean isIn(EntryRecord entry, State state) {
    return entry != null && entry.state() == state;
  }

  private static Affected told(
      InstallationRecord installation,
      Effect effect,
      List<InputField> needed,
      List<String> dropped) {
    return new Affected(
        installation.id(),
        installation.entryName(),
        installation.alias(),
        installation.entryVersion(),
        installation.owner(),
        installation.name(),
        effect,
        needed,
        dropped);
  }
}
