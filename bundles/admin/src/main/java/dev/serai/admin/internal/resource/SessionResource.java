package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.http.Arrival;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.SessionView;
import dev.serai.admin.internal.model.SignIn;
import dev.serai.admin.internal.signin.Session;
import dev.serai.core.access.Management;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TokenRecord;
import java.time.Instant;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Sessions of browsers. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Services services;

  /** Sessions. */
  public SessionResource(Services services) {
    this.services = services;
  }

  /** Begins a session. */
  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response login(@Context HttpServletRequest request, byte[] body) {
    SignIn wanted = Json.read(body, SignIn.class);
    NewToken made =
        services.manage(
            management ->
                management.signIn(
                    wanted.requiredName(),
                    wanted.requiredPassword(),
                    request.getRemoteAddr(),
                    Arrival.requestId(request)));
    Session session = new Session(made.secret());
    TokenRecord token = made.token().value();
    boolean limited = token.permissions().equals(Permissions.PASSWORD_CHANGE.texts());
    SessionView view =
        new SessionView(token.owner().id(), session.csrfToken(), limited, token.expires());
    return Response.ok(Json.bytes(view))
        .header(HttpHeaders.SET_COOKIE, session.begin(token.expires()))
        .build();
  }

  /** The session of the request. */
  @GET
  @Path("session")
  public Response session(@Context Call call) {
    Session session = required(call);
    Principal who = call.actor().principal();
    boolean limited = who.mustChangePassword();
    Instant expires = limited ? null : services.manage(management -> expires(management, call));
    return Reply.ok(new SessionView(who.id(), session.csrfToken(), limited, expires));
  }

  /** Ends the session of the request. */
  @POST
  @Path("logout")
  public Response logout(@Context Call call) {
    required(call);
    services.manage(
        management -> {
          management.signOut(call.actor());
          return management;
        });
    return Response.noContent().header(HttpHeaders.SET_COOKIE, Session.end()).build();
  }

  private static Instant expires(Management management, Call call) {
    return management
        .tokens()
        .get(call.actor(), call.actor().principal().token())
        .value()
        .expires();
  }

  private static Session required(Call call) {
    Session session = call.caller().session();
    if (session == null) {
      throw new SeraiException(
          ErrorCode.NOT_FOUND, "The request came with a token, not with a session.");
    }
    return session;
  }
}
