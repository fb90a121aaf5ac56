package dev.serai.registry.internal.folder;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Contributes the {@code server.json} documents of a folder, and follows its changes. */
@Component(
    service = CatalogSource.class,
    configurationPid = "dev.serai.registry",
    property = FolderCatalogSource.IS_FOLDER)
public final class FolderCatalogSource implements CatalogSource {
  /** The service property, as a filter's inside, by which the registry knows this source. */
  public static final String IS_FOLDER = "dev.serai.source=folder";

  private final FolderScan scan;
  private final FolderWatch watch;
  private volatile Runnable changed;

  /** Reads the folder, so that the first snapshot is complete, and begins to watch it. */
  @Activate
  public FolderCatalogSource(BundleContext context, FolderConfig config) {
    this(
        path(config.servers(), context, "karaf.etc", "servers"),
        path(config.aliases(), context, "karaf.data", "serai/aliases.json"),
        config.ranking(),
        Duration.ofSeconds(Math.max(1, config.rescan$_$seconds())),
        Duration.ofMillis(Math.max(10, config.settle$_$millis())));
  }

  FolderCatalogSource(Path folder, Path aliases, int ranking, Duration rescan, Duration settle) {
    this.scan = new FolderScan(folder, aliases, ranking);
    this.watch = new FolderWatch(scan, new FolderEvents(folder), rescan, settle, this::tellChanged);
    watch.begin();
  }

  @Deactivate
  void deactivate() {
    watch.close();
  }

  @Override
  public List<CatalogEntry> entries() {
    return scan.contents().entries();
  }

  @Override
  public List<Versioned<EntryRecord>> records() {
    return scan.contents().records();
  }

  @Override
  public List<EntryProblem> problems() {
    return scan.contents().problems();
  }

  @Override
  public void onChange(Runnable changed) {
    this.changed = changed;
  }

  private void tellChanged() {
    Runnable action = changed;
    if (action != null) {
      action.run();
    }
  }

  private static Path path(String configured, BundleContext context, String base, String below) {
    if (!configured.isBlank()) {
      return Path.of(configured);
    }
    String folder = context.getProperty(base);
    return Path.of(folder == null ? "." : folder, below);
  }
}
