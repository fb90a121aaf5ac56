package dev.serai.registry.internal.shell;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes aliases of entries, alone and with each version. */
@Service
public final class EntryCompleter extends DeskCompleter {
  @Override
  List<String> names(Desk desk) {
    return desk.entries(null).stream()
        .flatMap(entry -> Stream.of(entry.value().alias(), Text.entry(entry.value())))
        .distinct()
        .toList();
  }
}
