package dev.serai.access.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes ids of tokens. */
@Service
public final class TokenCompleter extends RecordCompleter {
  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    desk.each(desk.management().tokens(), null, token -> names.add(token.value().id()));
    return names;
  }
}
