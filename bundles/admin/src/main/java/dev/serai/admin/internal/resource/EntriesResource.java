package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Entry;
import dev.serai.admin.internal.model.ImportReport;
import dev.serai.admin.internal.model.ImportedServer;
import dev.serai.admin.internal.model.InstallForm;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Entries of the private registry. */
@Path("entries")
public final class EntriesResource extends RecordsResource<EntryRecord, Entry> {
  private static final String STATE = "state";

  private final Services services;

  /** Entries. */
  public EntriesResource(Services services, Creations creations) {
    super(services.listed(EntryCatalog::entries), creations, Entry.SHAPE);
    this.services = services;
  }

  @Override
  Supplier<Versioned<EntryRecord>> making(Call call, Entry sent) {
    NewEntry wanted = sent.fresh();
    return () -> services.manageCatalog(catalog -> catalog.add(call.actor(), wanted));
  }

  @Override
  Consequences foreseen(Call call, Entry sent) {
    NewEntry wanted = sent.fresh();
    return told(call, catalog -> catalog.tried(call.actor(), wanted));
  }

  @Override
  Consequences foreseen(Call call, Function<Versioned<EntryRecord>, EntryRecord> change) {
    return told(call, catalog -> catalog.tried(call.actor(), call.key(), change));
  }

  @Override
  Consequences foreseenRemoval(Call call) {
    return told(call, catalog -> catalog.triedRemoval(call.actor(), call.key()));
  }

  private Consequences told(Call call, Function<EntryCatalog, EntryMove> change) {
    EntryMove move = services.manageCatalog(change);
    return services.install(installed -> installed.consequences(call.actor(), move));
  }

  /** What it asks for when it is installed. */
  @GET
  @Path("{key}/form")
  public Response form(@BeanParam Call call) {
    return Reply.ok(
        new InstallForm(services.install(catalog -> catalog.form(call.actor(), call.key()))));
  }

  /**
   * Makes entries of a file as it is: a {@code server.json}, or the configuration of a client. What
   * is there with the same document stays, so the same request may be sent again.
   */
  @POST
  @Path("import")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response importAll(@BeanParam Call call, byte[] body) {
    call.onlyKnown(Set.of(Call.OWNER, STATE, DRY_RUN));
    OwnerRef owner = call.owner();
    boolean dryRun = call.flag(DRY_RUN);
    ImportOptions options =
        new ImportOptions(owner == null ? OwnerRef.ORGANIZATION : owner, state(call), dryRun);
    List<ImportOutcome> outcomes =
        services.manageCatalog(
            catalog -> catalog.importAll(call.actor(), body, Entry.ORIGIN, options));
    return Reply.ok(
        new ImportReport(outcomes.stream().map(each -> ImportedServer.of(each, dryRun)).toList()));
  }

  private static State state(Call call) {
    String text = call.query(STATE);
    return Stream.of(State.DRAFT, State.PENDING, State.ACTIVE)
        .filter(state -> text == null || state.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> Call.refused("state must be draft, pending or active."));
  }

  /** The document alone, as another registry or a client wants it. */
  @GET
  @Path("{key}/server.json")
  public Response document(@BeanParam Call call) {
    EntryRecord entry = found(call).value();
    return Response.ok(entry.document())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"server.json\"")
        .build();
  }
}
