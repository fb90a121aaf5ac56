package dev.serai.access.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of teams. */
@Service
public final class TeamCompleter extends RecordCompleter {
  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    desk.each(desk.management().teams(), null, team -> names.add(team.value().name()));
    return names;
  }
}
