package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.catalog.EntryLookup;
import java.util.List;
import java.util.Optional;

/** What can be installed, and under which names. */
final class Installable {
  private static final int MAX_ALIAS = 24;
  private static final int MAX_INSTALLED = 500;
  private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

  private Installable() {}

  /** The alias of an installation: that of the entry, for another than the one with its name. */
  static String alias(EntryRecord entry, String name) {
    String alias = prefix(entry.alias(), name);
    if (name.equals(NewInstallation.NAME)) {
      return alias;
    }
    if (!name.matches(NAME) || alias.length() > MAX_ALIAS) {
      throw refused(
          "name must have lower-case letters, digits and single inner hyphens, at most "
              + Math.max(0, MAX_ALIAS - entry.alias().length() - 1)
              + " of them for this entry.");
    }
    return alias;
  }

  /** Whether an installation is of an entry, at whatever version. */
  static boolean isOf(InstallationRecord installation, EntryRecord entry) {
    return isOf(installation, entry.name(), entry.alias());
  }

  /** Whether an installation is of the entry with this name and alias. */
  static boolean isOf(InstallationRecord installation, String entryName, String alias) {
    return installation.entryName().equals(entryName)
        && installation.alias().equals(prefix(alias, installation.name()));
  }

  /** The entry of an installation at a version; empty if it is not there any more. */
  static Optional<EntryRecord> find(
      EntryLookup entries, InstallationRecord installation, String version) {
    return entries.find(installation.entryName(), version).stream()
        .filter(entry -> isOf(installation, entry))
        .findFirst();
  }

  private static String prefix(String alias, String name) {
    return name.equals(NewInstallation.NAME) ? alias : alias + "-" + name;
  }

  /**
   * The alias of what is started of an installation: whoever installs for others than the entry is
   * for gets an address that is theirs alone.
   */
  static Alias address(InstallationRecord installation, EntryRecord entry) {
    String prefix = installation.alias();
    if (installation.owner().equals(entry.scope())) {
      return new Alias(prefix);
    }
    String own = Integer.toUnsignedString(installation.id().hashCode(), Character.MAX_RADIX);
    String cut = prefix.substring(0, Math.min(prefix.length(), MAX_ALIAS - own.length() - 1));
    return new Alias((cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut) + "-" + own);
  }

  /**
   * Demands that the entry can be installed so.
   *
   * @param others all installations, those too that are only remembered
   * @throws SeraiException {@code INVALID_VALUE}, {@code ALREADY_EXISTS}, or {@code IN_USE} if the
   *     owner has too many
   */
  static void require(
      EntryLookup entries,
      EntryRecord entry,
      NewInstallation wanted,
      InstallationRecord made,
      List<InstallationRecord> others) {
    if (entry.state() != State.ACTIVE) {
      throw refused("entry is " + entry.state() + ": only an ACTIVE one can be installed.");
    }
    if (EntryLookup.isElsewhere(entry)) {
      throw refused("entry comes from " + entry.origin() + ", where it is set up, too.");
    }
    if (!isWithin(entry.scope(), wanted.owner())) {
      throw refused(
          "owner must be among those whom the entry is for: "
              + entry.scope()
              + (entry.scope().kind() == OwnerRef.Kind.TEAM ? " and the users of it." : "."));
    }
    long has =
        others.stream()
            .filter(other -> other.owner().equals(made.owner()) && !other.uninstalled())
            .count();
    if (made.owner().kind() != OwnerRef.Kind.ORGANIZATION && has >= MAX_INSTALLED) {
      throw new SeraiException(
          ErrorCode.IN_USE,
          "The owner has " + MAX_INSTALLED + " installations, the most: uninstall one first.");
    }
    boolean known =
        others.stream().anyMatch(other -> other.alias().equals(made.alias()) && isOf(other, entry));
    if (!made.alias().equals(entry.alias()) && !known && entries.isTaken(made.alias())) {
      throw new SeraiException(
          ErrorCode.ALREADY_EXISTS,
          "name would make the alias " + made.alias() + ", which an entry has: choose another.");
    }
  }

  /** Who may use the entry of a team is seen each time that somebody uses the installation. */
  private static boolean isWithin(OwnerRef scope, OwnerRef owner) {
    return switch (scope.kind()) {
      case ORGANIZATION -> true;
      case TEAM -> owner.kind() == OwnerRef.Kind.USER || owner.equals(scope);
      case USER -> owner.equals(scope);
    };
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
