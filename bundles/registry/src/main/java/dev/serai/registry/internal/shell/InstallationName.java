package dev.serai.registry.internal.shell;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How people name an installation: its alias or its id. */
final class InstallationName {
  private InstallationName() {}

  /**
   * The installation.
   *
   * @throws SeraiException {@code NOT_FOUND}
   * @throws CommandFailure if several have the alias
   */
  static Versioned<InstallationRecord> find(Desk desk, String text) throws CommandFailure {
    List<Versioned<InstallationRecord>> all = desk.installations(null);
    List<Versioned<InstallationRecord>> meant = those(all, each -> each.id().equals(text));
    if (meant.isEmpty()) {
      meant = those(all, each -> each.alias().equals(text));
    }
    if (meant.isEmpty()) {
      throw new SeraiException(
          ErrorCode.NOT_FOUND,
          "There is no installation " + Text.line(text) + "; serai:installation-list shows all.");
    }
    if (meant.size() > 1) {
      throw new CommandFailure(
          Text.line(text)
              + " is the alias of several: name one by its id, "
              + meant.stream().map(each -> each.value().id()).collect(Collectors.joining(", "))
              + ".");
    }
    return meant.get(0);
  }

  private static List<Versioned<InstallationRecord>> those(
      List<Versioned<InstallationRecord>> all, Predicate<InstallationRecord> which) {
    return all.stream().filter(each -> which.test(each.value())).toList();
  }
}
