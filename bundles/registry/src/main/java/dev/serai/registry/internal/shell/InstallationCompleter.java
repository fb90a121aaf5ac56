package dev.serai.registry.internal.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes aliases of what is installed. */
@Service
public final class InstallationCompleter extends DeskCompleter {
  @Override
  List<String> names(Desk desk) {
    return desk.installations(null).stream().map(each -> each.value().alias()).distinct().toList();
  }
}
