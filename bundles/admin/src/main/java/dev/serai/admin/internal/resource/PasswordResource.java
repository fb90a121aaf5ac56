package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.NewPassword;
import javax.ws.rs.Consumes;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** The password of a user, which can be set and not read. */
@Path("users/{key}/password")
@Produces(MediaType.APPLICATION_JSON)
public final class PasswordResource {
  private final Services services;

  /** Passwords. */
  public PasswordResource(Services services) {
    this.services = services;
  }

  /** Sets it. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response set(@Context Call call, byte[] body) {
    NewPassword wanted = Json.read(body, NewPassword.class);
    services.manage(
        management ->
            management.password(call.actor(), call.key(), wanted.before(), wanted.required()));
    return Reply.done();
  }
}
