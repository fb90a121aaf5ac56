package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.Binding;
import dev.serai.admin.internal.model.Shape;
import dev.serai.core.access.Management;
import dev.serai.core.store.BindingRecord;
import javax.ws.rs.Path;

/** The bindings of a gateway. */
@Path("gateways/{gateway}/bindings")
public final class BindingsResource extends RecordsResource<BindingRecord, Binding> {
  private static final String GATEWAY = "gateway";

  /** Bindings. */
  public BindingsResource(Services services, Creations creations) {
    super(services.records(Management::bindings), creations, shape(services));
  }

  private static Shape<BindingRecord, Binding> shape(Services services) {
    return Binding.shape(
        binding ->
            services
                .installedNow(
                    catalog -> catalog.isInstalled(binding.entryName(), binding.installation()))
                .orElse(null));
  }

  @Override
  boolean isHere(Call call, BindingRecord record) {
    return record.gateway().equals(call.part(GATEWAY));
  }

  @Override
  Binding placed(Call call, Binding sent) {
    return sent.at(call.part(GATEWAY));
  }
}
