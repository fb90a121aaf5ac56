package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** Completes names of fields of the entry, installation or request that was typed. */
abstract class FieldCompleter extends DeskCompleter {
  @Reference private InstallationRequests requests;

  /** Whether a field is one of those. */
  abstract boolean isMeant(InputField field);

  /** What follows the name. */
  abstract String end();

  @Override
  final List<String> names(Desk desk) {
    return List.of();
  }

  @Override
  final List<String> names(Desk desk, List<String> typed) {
    return Stream.of(installed(desk, typed), entries(desk, typed), requested(desk, typed))
        .flatMap(ids -> ids)
        .flatMap(entry -> desk.installed().form(desk.actor(), entry).stream())
        .filter(this::isMeant)
        .map(field -> field.name() + end())
        .distinct()
        .toList();
  }

  private static Stream<String> entries(Desk desk, List<String> typed) {
    Predicate<EntryRecord> named =
        entry -> typed.contains(entry.alias()) || typed.contains(Text.entry(entry));
    return desk.entries(null).stream()
        .map(Versioned::value)
        .filter(named)
        .limit(1)
        .map(EntryRecord::id);
  }

  private Stream<String> requested(Desk desk, List<String> typed) {
    RequestDesk all = new RequestDesk(requests, desk.actor());
    return all.all(State.PENDING, null).stream()
        .map(Versioned::value)
        .filter(request -> typed.contains(request.id()))
        .map(all::entry)
        .filter(Objects::nonNull);
  }

  private static Stream<String> installed(Desk desk, List<String> typed) {
    Predicate<InstallationRecord> named =
        each -> typed.contains(each.alias()) || typed.contains(each.id());
    return desk.installations(null).stream()
        .map(Versioned::value)
        .filter(named)
        .flatMap(each -> desk.entry(each, each.entryVersion()).stream())
        .map(EntryRecord::id);
  }
}
