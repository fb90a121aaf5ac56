package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Gateway;
import dev.serai.core.access.Management;
import dev.serai.core.store.GatewayRecord;
import javax.ws.rs.Path;

/** Gateways. */
@Path("gateways")
public final class GatewaysResource extends RecordsResource<GatewayRecord, Gateway> {
  /** Gateways. */
  public GatewaysResource(Services services, Creations creations) {
    super(services.records(Management::gateways), creations, Gateway.SHAPE);
  }
}
