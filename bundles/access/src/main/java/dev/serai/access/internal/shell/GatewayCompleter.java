package dev.serai.access.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of gateways. */
@Service
public final class GatewayCompleter extends RecordCompleter {
  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    desk.each(desk.management().gateways(), null, gateway -> names.add(gateway.value().name()));
    return names;
  }
}
