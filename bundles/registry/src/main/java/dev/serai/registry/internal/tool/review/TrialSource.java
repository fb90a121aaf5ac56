package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.registry.internal.catalog.CatalogComponent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;

/** Gives the registry the servers that run for trials, as long as they do. */
@Component(
    service = {CatalogSource.class, TrialSource.class},
    property = CatalogComponent.IS_TRIAL)
public final class TrialSource implements CatalogSource {
  private final List<CatalogEntry> running = new CopyOnWriteArrayList<>();
  private volatile Runnable changed;

  @Override
  public List<CatalogEntry> entries() {
    return List.copyOf(running);
  }

  @Override
  public void onChange(Runnable action) {
    changed = action;
  }

  void add(CatalogEntry server) {
    running.add(server);
    tell();
  }

  void remove(CatalogEntry server) {
    running.remove(server);
    tell();
  }

  private void tell() {
    Runnable action = changed;
    if (action != null) {
      action.run();
    }
  }
}
