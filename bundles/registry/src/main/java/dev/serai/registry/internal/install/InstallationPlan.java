package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRecord.Earlier;
import dev.serai.core.store.Versioned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change of an installation that was decided and worked out: it is made, or what it means is
 * told.
 *
 * @param before what is there, or null
 * @param after what is wanted, without the secrets that come
 * @param values those of what is wanted
 * @param dropped names of values that are not asked for any more
 */
record InstallationPlan(
    Versioned<InstallationRecord> before,
    InstallationRecord after,
    FieldValues values,
    List<String> dropped) {

  /** What the record is now, or null where there was none. */
  InstallationRecord there() {
    return before == null ? null : before.value();
  }

  /**
   * Makes it: secrets that come are sealed, those that nothing names any more are removed.
   *
   * @throws SeraiException {@code INVALID_VALUE} that names every field at fault
   */
  Versioned<InstallationRecord> keep(InstallationStores.Held held) {
    values.requireComplete();
    Map<String, String> references = new HashMap<>(after.credentials());
    references.putAll(
        LocalSecrets.seal(held.credentials(), after.owner(), after.id(), values.secret()));
    InstallationRecord wanted = after.with(values.plain(), references);
    LocalSecrets.remove(held.credentials(), gone(wanted));
    return before == null ? created(held, wanted) : updated(held, wanted);
  }

  /** What it means for the installation. */
  Affected affected(Outlook outlook) {
    values.requireSound();
    Map<String, String> references = new HashMap<>(after.credentials());
    values.secret().keySet().forEach(field -> references.put(field, Outlook.toBeSealed(field)));
    Effect effect =
        values.needed().isEmpty()
            ? Outlook.between(
                Optional.ofNullable(there()).flatMap(outlook::of),
                outlook.of(after.with(values.plain(), references)))
            : Effect.INPUT_NEEDED;
    return new Affected(
        before == null ? null : after.id(),
        after.entryName(),
        after.alias(),
        after.entryVersion(),
        after.owner(),
        after.name(),
        effect,
        values.needed(),
        dropped);
  }

  private Versioned<InstallationRecord> updated(
      InstallationStores.Held held, InstallationRecord wanted) {
    return held.installations().update(wanted, before.version());
  }

  private static Versioned<InstallationRecord> created(
      InstallationStores.Held held, InstallationRecord wanted) {
    try {
      return held.installations().create(wanted);
    } catch (SeraiException e) {
      throw e.code() == ErrorCode.ALREADY_EXISTS ? exists(wanted) : e;
    }
  }

  static SeraiException exists(InstallationRecord wanted) {
    return new SeraiException(
        ErrorCode.ALREADY_EXISTS,
        "The owner has installed "
            + wanted.entryName()
            + " already: change that installation, or give this one another name.");
  }

  private Set<String> gone(InstallationRecord wanted) {
    Set<String> gone = before == null ? new HashSet<>() : references(before.value());
    gone.removeAll(references(wanted));
    return gone;
  }

  private static Set<String> references(InstallationRecord record) {
    Set<String> references = new HashSet<>(record.credentials().values());
    Earlier earlier = record.earlier();
    if (earlier != null) {
      references.addAll(earlier.credentials().values());
    }
    return references;
  }
}
