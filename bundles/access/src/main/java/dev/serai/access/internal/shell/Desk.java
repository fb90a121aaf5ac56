package dev.serai.access.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What commands work with.
 *
 * @param management does it
 * @param actor whoever is logged in at the console
 */
record Desk(Management management, Actor actor) {
  private static final int PAGE = 200;

  /** Goes over all that can be read, in the order of the list. */
  <R extends Keyed> void each(
      ManagedRecords<R> records, String search, Consumer<Versioned<R>> each) {
    String after = null;
    do {
      Page<Versioned<R>> page = records.list(actor, new PageRequest(after, PAGE, search));
      page.items().forEach(each);
      after = page.next();
    } while (after != null);
  }

  /** The user with a name, or an id. */
  Versioned<UserRecord> user(String name) {
    return named(management.users(), name, UserRecord::name, "user");
  }

  /** The team with a name, or an id. */
  Versioned<TeamRecord> team(String name) {
    return named(management.teams(), name, TeamRecord::name, "team");
  }

  private <R extends Keyed> Versioned<R> named(
      ManagedRecords<R> records, String wanted, Function<R, String> name, String what) {
    return find(records, wanted, wanted, name)
        .or(() -> find(records, null, wanted, Keyed::key))
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.NOT_FOUND,
                    "There is no "
                        + what
                        + " "
                        + Text.line(wanted)
                        + "; serai:"
                        + what
                        + "-list shows all."));
  }

  private <R extends Keyed> Optional<Versioned<R>> find(
      ManagedRecords<R> records, String search, String wanted, Function<R, String> part) {
    String after = null;
    do {
      Page<Versioned<R>> page = records.list(actor, new PageRequest(after, PAGE, search));
      for (Versioned<R> record : page.items()) {
        if (part.apply(record.value()).equals(wanted)) {
          return Optional.of(record);
        }
      }
      after = page.next();
    } while (after != null);
    return Optional.empty();
  }
}
