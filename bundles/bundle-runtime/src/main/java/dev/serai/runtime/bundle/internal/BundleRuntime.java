package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.Launch;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerLog;
import dev.serai.core.runtime.ServerRuntime;
import io.modelcontextprotocol.json.McpJsonMapperSupplier;
import io.modelcontextprotocol.json.schema.JsonSchemaValidatorSupplier;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Finds tool bundles, lists their servers and runs them. */
@Component(
    configurationPid = BundleRuntime.PID,
    immediate = true,
    service = {ServerRuntime.class, CatalogSource.class})
@Designate(ocd = Config.class)
public final class BundleRuntime implements ServerRuntime, CatalogSource {
  static final String PID = "dev.serai.runtime.bundle";

  private final Threads threads = new Threads();
  private final ServerCatalog catalog = new ServerCatalog(threads.timer(), ServerCatalog.SETTLE);
  private final ServerStarter starter;
  private final ToolServices services;

  /** Looks at the tool bundles that are there, and from now on at those that come and go. */
  @Activate
  public BundleRuntime(
      BundleContext context,
      Config config,
      @Reference McpJsonMapperSupplier mappers,
      @Reference JsonSchemaValidatorSupplier validators) {
    this.starter = new ServerStarter(threads, config, mappers, validators);
    this.services = new ToolServices(context, catalog);
    services.open();
    catalog.settle();
  }

  /** Ends all servers, then the threads. */
  @Deactivate
  public void deactivate() {
    catalog.onChange(null);
    starter.end();
    services.close();
    threads.close();
  }

  @Override
  public String name() {
    return "bundle";
  }

  @Override
  public boolean canRun(Launch launch) {
    return launch instanceof BundleLaunch;
  }

  @Override
  public CompletionStage<RunningServer> start(LaunchPlan plan) {
    if (!(plan.launch() instanceof BundleLaunch launch)) {
      return CompletableFuture.failedFuture(
          new SeraiException(ErrorCode.START_FAILED, "This is no server of a bundle."));
    }
    return catalog
        .find(launch)
        .<CompletionStage<RunningServer>>map(it -> starter.start(plan.instance(), it))
        .orElseGet(() -> CompletableFuture.failedFuture(gone(launch)));
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return starter.log(installation);
  }

  @Override
  public List<CatalogEntry> entries() {
    return catalog.entries();
  }

  @Override
  public List<EntryProblem> problems() {
    return catalog.problems();
  }

  @Override
  public void onChange(Runnable changed) {
    catalog.onChange(changed);
  }

  private static SeraiException gone(BundleLaunch launch) {
    return new SeraiException(
        ErrorCode.START_FAILED,
        "Bundle " + launch.bundleId() + " has no services of the server " + launch.server() + ".");
  }
}
