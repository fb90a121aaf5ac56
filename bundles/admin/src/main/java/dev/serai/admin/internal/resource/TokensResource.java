package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.Token;
import dev.serai.admin.internal.model.WantedToken;
import dev.serai.core.access.Management;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Tokens. What a token is for is settled when it is made. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource {
  private final Services services;
  private final Tokens tokens;

  /** Tokens. */
  public TokensResource(Services services, Tokens tokens) {
    this.services = services;
    this.tokens = tokens;
  }

  /** A part of them, of one owner if the query says so. */
  @GET
  public Response list(@Context Call call) {
    OwnerRef wanted = call.owner();
    return tokens.list(
        call,
        call.page(Call.OWNER),
        token -> wanted == null || token.value().owner().equals(wanted));
  }

  /** Makes one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response mint(@Context Call call, byte[] body) {
    return tokens.mint(call, body, Json.merge(WantedToken.BLANK, body, WantedToken.class));
  }

  /** One of them. */
  @GET
  @Path("{key}")
  public Response get(@Context Call call) {
    Versioned<TokenRecord> found =
        services.manage(management -> management.tokens().get(call.actor(), call.key()));
    return Reply.record(call, Token.of(found), found.version());
  }

  /** Changes its name, or revokes it. */
  @PATCH
  @Path("{key}")
  @Consumes(RecordsResource.MERGE_PATCH)
  public Response patch(@Context Call call, byte[] body) {
    return update(call, now -> Json.merge(now, body, Token.class));
  }

  /** Revokes it; it stays in the list. */
  @POST
  @Path("{key}/revoke")
  public Response revoke(@Context Call call) {
    return update(call, now -> now.named(now.name(), true));
  }

  /** Puts a new one in its place. */
  @POST
  @Path("{key}/rotate")
  public Response rotate(@Context Call call) {
    return tokens.minted(
        services.manage(
            management ->
                call.isAboutAnyVersion()
                    ? management.rotate(call.actor(), call.key())
                    : management.rotate(
                        call.actor(), call.key(), required(management, call).version())));
  }

  /** Removes it; those who may clean up what is personal need not be able to read it. */
  @DELETE
  @Path("{key}")
  public Response delete(@Context Call call) {
    services.manage(management -> delete(management, call));
    return Reply.done();
  }

  private Response update(Call call, UnaryOperator<Token> change) {
    Versioned<TokenRecord> changed =
        services.manage(
            management ->
                update(management, call, now -> change.apply(Token.of(now)).changed(now)));
    return Reply.changed(Token.of(changed), changed.version());
  }

  private static Versioned<TokenRecord> update(
      Management management, Call call, Function<Versioned<TokenRecord>, TokenRecord> change) {
    if (call.isAboutAnyVersion()) {
      return management.tokens().update(call.actor(), call.key(), change);
    }
    Versioned<TokenRecord> now = required(management, call);
    return management.tokens().update(call.actor(), change.apply(now), now.version());
  }

  private static Call delete(Management management, Call call) {
    Versions.given(call.header(HttpHeaders.IF_MATCH));
    if (call.isAboutAnyVersion()) {
      management.tokens().delete(call.actor(), call.key());
    } else {
      long version =
          Versions.named(call.header(HttpHeaders.IF_MATCH))
              .orElseGet(() -> required(management, call).version());
      management.tokens().delete(call.actor(), call.key(), version);
    }
    return call;
  }

  private static Versioned<TokenRecord> required(Management management, Call call) {
    Versioned<TokenRecord> now = management.tokens().get(call.actor(), call.key());
    Versions.required(call.header(HttpHeaders.IF_MATCH), now.version());
    return now;
  }
}
