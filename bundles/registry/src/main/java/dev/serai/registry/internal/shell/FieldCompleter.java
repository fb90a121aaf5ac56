package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InputField;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Completes names of fields of the entry or installation that was typed. */
abstract class FieldCompleter extends DeskCompleter {
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
    return Stream.concat(installed(desk, typed), entries(desk, typed))
        .flatMap(entry -> desk.installed().form(desk.actor(), entry.id()).stream())
        .filter(this::isMeant)
        .map(field -> field.name() + end())
        .distinct()
        .toList();
  }

  private static Stream<EntryRecord> entries(Desk desk, List<String> typed) {
    Predicate<EntryRecord> named =
        entry -> typed.contains(entry.alias()) || typed.contains(Text.entry(entry));
    return desk.entries(null).stream().map(Versioned::value).filter(named).limit(1);
  }

  private static Stream<EntryRecord> installed(Desk desk, List<String> typed) {
    Predicate<InstallationRecord> named =
        each -> typed.contains(each.alias()) || typed.contains(each.id());
    return desk.installations(null).stream()
        .map(Versioned::value)
        .filter(named)
        .flatMap(each -> desk.entry(each, each.entryVersion()).stream());
  }
}
