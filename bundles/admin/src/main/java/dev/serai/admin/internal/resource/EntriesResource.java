package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Entry;
import dev.serai.admin.internal.model.InstallForm;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.util.function.Supplier;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Entries of the private registry. */
@Path("entries")
public final class EntriesResource extends RecordsResource<EntryRecord, Entry> {
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

  /** What it asks for when it is installed. */
  @GET
  @Path("{key}/form")
  public Response form(@BeanParam Call call) {
    return Reply.ok(
        new InstallForm(services.install(catalog -> catalog.form(call.actor(), call.key()))));
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
