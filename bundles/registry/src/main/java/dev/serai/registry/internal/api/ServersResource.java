package dev.serai.registry.internal.api;

import dev.serai.core.access.Page;
import dev.serai.registry.internal.catalog.Published;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;

/** What the API reads. */
@Path(Paths.API)
@Produces(MediaType.APPLICATION_JSON)
public final class ServersResource {
  private final Reading reading;

  ServersResource(Reading reading) {
    this.reading = reading;
  }

  /** {@code GET /v0.1/servers}. */
  @GET
  @Path(Paths.SERVERS)
  public Response list(
      @PathParam("api") String api,
      @Context UriInfo uri,
      @Context SecurityContext security,
      @Context Request request) {
    Page<Published> page = reading.list(Caller.of(security), Parameters.of(uri));
    return Reply.read(request, ServerJson.list(page, Paths.V0.equals(api)));
  }

  /** {@code GET /v0.1/servers/{name}/versions}. */
  @GET
  @Path(Paths.VERSIONS)
  public Response versions(
      @PathParam("name") String name,
      @Context UriInfo uri,
      @Context SecurityContext security,
      @Context Request request) {
    Page<Published> all =
        new Page<>(reading.versions(Caller.of(security), Parameters.of(uri), name), null);
    return Reply.read(request, ServerJson.list(all, false));
  }

  /** {@code GET /v0.1/servers/{name}/versions/{version}}, or the latest. */
  @GET
  @Path(Paths.VERSION)
  public Response version(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @Context UriInfo uri,
      @Context SecurityContext security,
      @Context Request request) {
    Published entry = reading.version(Caller.of(security), Parameters.of(uri), name, version);
    return Reply.read(request, ServerJson.server(entry));
  }
}
