package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;

/**
 * What commands about requests for installations work with.
 *
 * @param requests has them
 * @param actor whoever is logged in at the console
 */
record RequestDesk(InstallationRequests requests, Actor actor) {
  /** All that can be read, in a state or null for any, the oldest first. */
  List<Versioned<InstallationRequestRecord>> all(State state, String search) {
    List<Versioned<InstallationRequestRecord>> all = new ArrayList<>();
    String after = null;
    do {
      Page<Versioned<InstallationRequestRecord>> page =
          requests.list(actor, state, new PageRequest(after, Page.MAX, search));
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  /** The id of the entry that would be installed now; null if there is none. */
  String entry(InstallationRequestRecord request) {
    return requests.status(request).entry();
  }
}
