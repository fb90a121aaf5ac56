package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.store.InstallationRequestRecord.State;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes ids of requests for installations that wait for a decision. */
@Service
public final class RequestCompleter extends DeskCompleter {
  @Reference private InstallationRequests requests;

  @Override
  List<String> names(Desk desk) {
    return new RequestDesk(requests, desk.actor())
        .all(State.PENDING, null).stream().map(each -> each.value().id()).toList();
  }
}
