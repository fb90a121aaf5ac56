package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of other registries. */
@Service
public final class RegistryCompleter extends DeskCompleter {
  @Reference private OtherRegistries registries;

  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    desk.each(registries.registries(), null, each -> names.add(each.value().name()));
    return names;
  }
}
