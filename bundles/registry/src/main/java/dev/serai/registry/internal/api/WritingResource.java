package dev.serai.registry.internal.api;

import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.catalog.Published;
import javax.ws.rs.DELETE;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;

/** What the API changes. */
@Path(Paths.API)
@Produces(MediaType.APPLICATION_JSON)
public final class WritingResource {
  private final Writing writing;

  WritingResource(Writing writing) {
    this.writing = writing;
  }

  /** {@code POST /v0.1/publish}: 200 if it is published, 201 if it waits for approval. */
  @POST
  @Path(Paths.PUBLISH)
  public Response publish(
      @Context UriInfo uri, @Context SecurityContext security, byte[] document) {
    Published made = writing.publish(Caller.of(security), Parameters.of(uri), document);
    boolean waits = made.record().state() == State.PENDING;
    return Reply.done(
        waits ? Response.Status.CREATED : Response.Status.OK, ServerJson.server(made));
  }

  /** {@code PUT /v0.1/servers/{name}/versions/{version}}. */
  @PUT
  @Path(Paths.VERSION)
  public Response replace(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @Context UriInfo uri,
      @Context SecurityContext security,
      byte[] document) {
    return done(writing.replace(Caller.of(security), Parameters.of(uri), name, version, document));
  }

  /** {@code DELETE /v0.1/servers/{name}/versions/{version}}. */
  @DELETE
  @Path(Paths.VERSION)
  public Response delete(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    return done(writing.delete(Caller.of(security), Parameters.of(uri), name, version));
  }

  /** {@code PATCH /v0.1/servers/{name}/versions/{version}/status}. */
  @PATCH
  @Path(Paths.VERSION + Paths.STATUS)
  public Response status(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @Context UriInfo uri,
      @Context SecurityContext security,
      byte[] update) {
    return done(writing.status(Caller.of(security), Parameters.of(uri), name, version, update));
  }

  /** {@code PATCH /v0.1/servers/{name}/status}. */
  @PATCH
  @Path(Paths.SERVER + Paths.STATUS)
  public Response statusOfAll(
      @PathParam("name") String name,
      @Context UriInfo uri,
      @Context SecurityContext security,
      byte[] update) {
    return Reply.done(
        Response.Status.OK,
        ServerJson.updated(
            writing.statusOfAll(Caller.of(security), Parameters.of(uri), name, update)));
  }

  private static Response done(Published entry) {
    return Reply.done(Response.Status.OK, ServerJson.server(entry));
  }
}
