package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Installation;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.function.Supplier;
import javax.ws.rs.Path;

/** Installations of entries. */
@Path("installations")
public final class InstallationsResource extends RecordsResource<InstallationRecord, Installation> {
  private final Services services;

  /** Installations. */
  public InstallationsResource(Services services, Creations creations) {
    super(services.installed(InstallationCatalog::installations), creations, Installation.SHAPE);
    this.services = services;
  }

  @Override
  Supplier<Versioned<InstallationRecord>> making(Call call, Installation sent) {
    NewInstallation wanted = sent.fresh();
    return () -> services.install(catalog -> catalog.install(call.actor(), wanted));
  }
}
