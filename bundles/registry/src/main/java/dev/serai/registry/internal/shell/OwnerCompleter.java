package dev.serai.registry.internal.shell;

import dev.serai.core.store.OwnerRef;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes owners as {@link Owners} reads them. */
@Service
public final class OwnerCompleter extends DeskCompleter {
  @Override
  List<String> names(Desk desk) {
    List<String> names = new ArrayList<>();
    names.add(OwnerRef.ORGANIZATION_ID);
    desk.each(desk.management().teams(), null, team -> names.add("team:" + team.value().name()));
    desk.each(desk.management().users(), null, user -> names.add("user:" + user.value().name()));
    return names;
  }
}
