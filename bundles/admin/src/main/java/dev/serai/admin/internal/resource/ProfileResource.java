package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.NewPassword;
import dev.serai.admin.internal.model.Profile;
import dev.serai.admin.internal.model.WantedToken;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Who is calling, and what is theirs. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class ProfileResource {
  private final Services services;
  private final Tokens tokens;

  /** Profiles. */
  public ProfileResource(Services services, Tokens tokens) {
    this.services = services;
    this.tokens = tokens;
  }

  /** Who is calling, and what they may do. */
  @GET
  public Response get(@Context Call call) {
    return Reply.ok(Profile.of(call.actor().principal()));
  }

  /** Changes the own password. */
  @PUT
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response password(@Context Call call, byte[] body) {
    NewPassword wanted = Json.read(body, NewPassword.class);
    String user = owner(call).id();
    services.manage(
        management -> management.password(call.actor(), user, wanted.before(), wanted.required()));
    return Reply.done();
  }

  /** The own tokens. */
  @GET
  @Path("tokens")
  public Response tokens(@Context Call call) {
    OwnerRef owner = owner(call);
    return tokens.list(call, call.page(), token -> token.value().owner().equals(owner));
  }

  /** Makes one for oneself. */
  @POST
  @Path("tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response mint(@Context Call call, byte[] body) {
    WantedToken wanted = Json.merge(WantedToken.BLANK, body, WantedToken.class);
    return tokens.mint(call, body, wanted.of(owner(call)));
  }

  private static OwnerRef owner(Call call) {
    Principal who = call.actor().principal();
    return switch (who.kind()) {
      case USER, EXTERNAL -> new OwnerRef(OwnerRef.Kind.USER, who.id());
      case TEAM -> new OwnerRef(OwnerRef.Kind.TEAM, who.id());
      case ORGANIZATION -> OwnerRef.ORGANIZATION;
      case LOCAL, OPERATOR ->
          throw new SeraiException(ErrorCode.FORBIDDEN, "Whoever this is has no account.");
    };
  }
}
