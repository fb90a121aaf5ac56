package dev.serai.access.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of users. */
@Service
public final class UserCompleter extends RecordCompleter {
  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    desk.each(desk.management().users(), null, user -> names.add(user.value().name()));
    return names;
  }
}
