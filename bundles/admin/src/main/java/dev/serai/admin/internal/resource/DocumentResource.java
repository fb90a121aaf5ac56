package dev.serai.admin.internal.resource;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** What the API says of itself: the same for everybody, so nobody has to be known for it. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentResource {
  private final byte[] document;

  /** The document. */
  public DocumentResource(byte[] document) {
    this.document = document.clone();
  }

  /** The OpenAPI document. */
  @GET
  public Response get() {
    return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
