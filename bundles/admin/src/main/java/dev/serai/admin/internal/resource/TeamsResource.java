package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Team;
import dev.serai.core.access.Management;
import dev.serai.core.store.TeamRecord;
import javax.ws.rs.Path;

/** Teams with their members. */
@Path("teams")
public final class TeamsResource extends RecordsResource<TeamRecord, Team> {
  /** Teams with their members. */
  public TeamsResource(Services services, Creations creations) {
    super(services.records(Management::teams), creations, Team.SHAPE);
  }
}
