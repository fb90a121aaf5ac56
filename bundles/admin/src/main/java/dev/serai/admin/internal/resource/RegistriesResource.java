package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.ImportReport;
import dev.serai.admin.internal.model.ImportedServer;
import dev.serai.admin.internal.model.Listing;
import dev.serai.admin.internal.model.OfferedServer;
import dev.serai.admin.internal.model.OtherRegistry;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;

/** Other registries, and the servers that are picked there. */
@Path("registries")
public final class RegistriesResource extends RecordsResource<RegistryRecord, OtherRegistry> {
  private static final String SERVER = "server";
  private static final String VERSION = "version";

  private final Services services;

  /** Other registries. */
  public RegistriesResource(Services services, Creations creations) {
    super(services.others(OtherRegistries::registries), creations, OtherRegistry.SHAPE);
    this.services = services;
  }

  /** What it has, at the latest versions. */
  @GET
  @Path("{key}/servers")
  public Response servers(@Context Call call) {
    PageRequest wanted = call.page(Call.OWNER);
    OwnerRef owner = EntriesResource.owner(call);
    Page<ListedServer> page =
        services.askOthers(others -> others.search(call.actor(), call.key(), owner, wanted));
    return Reply.listing(call, Listing.of(page.map(OfferedServer::of)), page.next());
  }

  /** Makes an entry of one of its servers. */
  @POST
  @Path("{key}/pick")
  public Response pick(@Context Call call) {
    call.onlyKnown(EntriesResource.importing(SERVER, VERSION));
    ImportOptions options = EntriesResource.options(call);
    ImportOutcome outcome =
        services.askOthers(
            others ->
                others.pick(
                    call.actor(), call.key(), call.query(SERVER), call.query(VERSION), options));
    return Reply.ok(new ImportReport(List.of(ImportedServer.of(outcome, options.dryRun()))));
  }

  /** Asks it what became of what was picked. */
  @POST
  @Path("{key}/ask")
  public Response ask(@Context Call call) {
    call.onlyKnown(Set.of());
    Versioned<RegistryRecord> asked =
        services.askOthers(others -> others.ask(call.actor(), call.key()));
    return Reply.changed(OtherRegistry.SHAPE.shown().apply(asked), asked.version());
  }
}
