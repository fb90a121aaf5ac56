package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.core.tool.ToolFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * What commands about tools work with.
 *
 * @param catalog has the tools
 * @param actor whoever is logged in at the console
 */
record ToolDesk(ToolCatalog catalog, Actor actor) {
  /** All that can be read, in the order of the list. */
  List<Versioned<ToolRecord>> tools(ToolFilter filter, String search) {
    List<Versioned<ToolRecord>> all = new ArrayList<>();
    String after = null;
    do {
      Page<Versioned<ToolRecord>> page =
          catalog.list(actor, filter, new PageRequest(after, Page.MAX, search));
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }
}
