package dev.serai.access.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes ids of bindings. */
@Service
public final class BindingCompleter extends RecordCompleter {
  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    desk.each(desk.management().bindings(), null, binding -> names.add(binding.value().id()));
    return names;
  }
}
