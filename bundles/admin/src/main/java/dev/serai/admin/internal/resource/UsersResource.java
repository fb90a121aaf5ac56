package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.User;
import dev.serai.core.access.Management;
import dev.serai.core.store.UserRecord;
import javax.ws.rs.Path;

/** Users. */
@Path("users")
public final class UsersResource extends RecordsResource<UserRecord, User> {
  /** Users. */
  public UsersResource(Services services, Creations creations) {
    super(services.records(Management::users), creations, User.SHAPE);
  }
}
