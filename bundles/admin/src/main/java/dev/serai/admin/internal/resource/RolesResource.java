package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Role;
import dev.serai.core.access.Management;
import dev.serai.core.store.RoleRecord;
import javax.ws.rs.Path;

/** Roles. */
@Path("roles")
public final class RolesResource extends RecordsResource<RoleRecord, Role> {
  /** Roles. */
  public RolesResource(Services services, Creations creations) {
    super(services.records(Management::roles), creations, Role.SHAPE);
  }
}
