package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.registry.internal.catalog.EntryLookup;

/** What can be installed, and under which names. */
final class Installable {
  private static final int MAX_ALIAS = 24;
  private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

  private Installable() {}

  /** The alias of an installation: that of the entry, for another than the one with its name. */
  static String alias(EntryRecord entry, String name) {
    if (name.equals(NewInstallation.NAME)) {
      return entry.alias();
    }
    String alias = entry.alias() + "-" + name;
    if (!name.matches(NAME) || alias.length() > MAX_ALIAS) {
      throw refused(
          "name must have lower-case letters, digits and single inner hyphens, at most "
              + Math.max(0, MAX_ALIAS - entry.alias().length() - 1)
              + " of them for this entry.");
    }
    return alias;
  }

  /**
   * Demands that the entry can be installed so.
   *
   * @throws SeraiException {@code INVALID_VALUE} or {@code ALREADY_EXISTS} otherwise
   */
  static void require(
      EntryLookup entries, EntryRecord entry, NewInstallation wanted, InstallationRecord made) {
    if (entry.state() != State.ACTIVE) {
      throw refused("entry is " + entry.state() + ": only an ACTIVE one can be installed.");
    }
    if (EntryLookup.isElsewhere(entry)) {
      throw refused("entry comes from " + entry.origin() + ", where it is set up, too.");
    }
    if (!entry.scope().equals(wanted.owner())) {
      throw refused(
          "owner must be whom the entry is for, "
              + entry.scope()
              + ": others cannot install it"
              + " for themselves yet.");
    }
    if (!made.alias().equals(entry.alias()) && entries.isTaken(made.alias())) {
      throw new SeraiException(
          ErrorCode.ALREADY_EXISTS,
          "name would make the alias " + made.alias() + ", which an entry has: choose another.");
    }
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
