package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Entry;
import dev.serai.admin.internal.model.ImportReport;
import dev.serai.admin.internal.model.ImportedServer;
import dev.serai.admin.internal.model.InstallForm;
import dev.serai.admin.internal.model.WantedTrial;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Entries of the private registry. */
@Path("entries")
public final class EntriesResource extends RecordsResource<EntryRecord, Entry> {
  private static final String STATE = "state";
  private static final String URL = "url";

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
  public Response form(@Context Call call) {
    return Reply.ok(
        new InstallForm(services.install(catalog -> catalog.form(call.actor(), call.key()))));
  }

  /** What approving it means: everything that it may run, be given and reach. */
  @GET
  @Path("{key}/examination")
  public Response examination(@Context Call call) {
    return Reply.ok(services.manageCatalog(catalog -> catalog.examine(call.actor(), call.key())));
  }

  /** Starts a server of it once and asks what it defines; the body is optional. */
  @POST
  @Path("{key}/trial")
  public Response trial(@Context Call call, byte[] body) {
    call.onlyKnown(Set.of());
    WantedTrial wanted = WantedTrial.read(body);
    return Reply.ok(
        services.manageCatalog(
            catalog -> catalog.tryOut(call.actor(), call.key(), wanted.values())));
  }

  /**
   * Makes entries of a file as it is: a {@code server.json}, or the configuration of a client, in
   * the body or where a URL says. What is there with the same document stays, so the same request
   * may be sent again. Without a body there is no type either.
   */
  @POST
  @Path("import")
  public Response importAll(@Context Call call, byte[] body) {
    call.onlyKnown(importing(URL));
    ImportOptions options = options(call);
    String url = url(call, body);
    List<ImportOutcome> outcomes =
        services.manageCatalog(
            catalog ->
                url == null
                    ? catalog.importAll(call.actor(), body, Entry.ORIGIN, options)
                    : catalog.importFrom(call.actor(), url, options));
    return Reply.ok(
        new ImportReport(
            outcomes.stream().map(each -> ImportedServer.of(each, options.dryRun())).toList()));
  }

  /** The parameters of an import, and these. */
  static Set<String> importing(String... more) {
    return Stream.concat(Stream.of(Call.OWNER, STATE, DRY_RUN), Stream.of(more))
        .collect(Collectors.toSet());
  }

  /** How a call wants something to be imported. */
  static ImportOptions options(Call call) {
    return new ImportOptions(owner(call), state(call), call.flag(DRY_RUN));
  }

  /** For whom a call wants something, which is everybody if it does not say. */
  static OwnerRef owner(Call call) {
    OwnerRef owner = call.owner();
    return owner == null ? OwnerRef.ORGANIZATION : owner;
  }

  private static String url(Call call, byte[] body) {
    String url = call.query(URL);
    if (url != null && body.length > 0) {
      throw Call.refused("url and a body are two files: send one of them.");
    }
    if (url == null && call.header(HttpHeaders.CONTENT_TYPE) == null) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "A file is sent as application/json.");
    }
    return url;
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
  public Response document(@Context Call call) {
    EntryRecord entry = found(call).value();
    return Response.ok(entry.document())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"server.json\"")
        .build();
  }
}
