package dev.serai.admin.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.Forecast;
import dev.serai.admin.internal.model.Installation;
import dev.serai.admin.internal.model.Shape;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationChange.Edit;
import dev.serai.core.registry.InstallationChange.Install;
import dev.serai.core.registry.InstallationChange.Rollback;
import dev.serai.core.registry.InstallationChange.Uninstall;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Installations of entries. */
@Path("installations")
public final class InstallationsResource extends RecordsResource<InstallationRecord, Installation> {
  private final Services services;
  private final Shape<InstallationRecord, Installation> shape;

  /** Installations. */
  public InstallationsResource(Services services, Creations creations) {
    this(services, creations, shape(services));
  }

  private InstallationsResource(
      Services services, Creations creations, Shape<InstallationRecord, Installation> shape) {
    super(services.installed(InstallationCatalog::installations), creations, shape);
    this.services = services;
    this.shape = shape;
  }

  private static Shape<InstallationRecord, Installation> shape(Services services) {
    return Installation.shape(
        stored -> services.install(catalog -> catalog.status(stored.value())));
  }

  @Override
  Supplier<Versioned<InstallationRecord>> making(Call call, Installation sent) {
    NewInstallation wanted = sent.fresh();
    return () -> services.install(catalog -> catalog.install(call.actor(), wanted));
  }

  /** Goes back to the version before. */
  @POST
  @Path("{key}/rollback")
  public Response rollback(@Context Call call) {
    if (call.flag(DRY_RUN)) {
      return Reply.ok(new Forecast(told(call, new Rollback(call.key(), null))));
    }
    Long version = call.isAboutAnyVersion() ? null : seen(call);
    Versioned<InstallationRecord> now =
        services.install(
            catalog -> catalog.change(call.actor(), new Rollback(call.key(), version)));
    return Reply.changed(shape.shown().apply(now), now.version());
  }

  private long seen(Call call) {
    long version = found(call).version();
    Versions.required(call.header(HttpHeaders.IF_MATCH), version);
    return version;
  }

  /** A secret, which is never shown, is taken away as a value is: by {@code null}. */
  @Override
  byte[] meant(Installation shown, byte[] patch) {
    JsonNode tree = Json.tree(patch);
    if (!(tree.path("values") instanceof ObjectNode values)) {
      return patch;
    }
    shown.secrets().stream()
        .filter(secret -> values.path(secret).isNull())
        .forEach(secret -> values.put(secret, ""));
    return Json.bytes(tree);
  }

  @Override
  Consequences foreseen(Call call, Installation sent) {
    return told(call, new Install(sent.fresh()));
  }

  @Override
  Consequences foreseen(
      Call call, Function<Versioned<InstallationRecord>, InstallationRecord> change) {
    return told(call, new Edit(call.key(), null, change));
  }

  @Override
  Consequences foreseenRemoval(Call call) {
    return told(call, new Uninstall(call.key(), null));
  }

  private Consequences told(Call call, InstallationChange change) {
    return services.install(catalog -> catalog.consequences(call.actor(), change));
  }
}
